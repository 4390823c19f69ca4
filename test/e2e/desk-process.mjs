import { endWithParent } from '../../tools/bootstrap/parent.mjs';

// The desk as it was built, and one that does not outlive the tests when they are killed hard.
endWithParent();
await import('../../dist/apps/api/desk.mjs');
