import type { Action } from '@sourcedesk/domain/permissions';

/** The parts of the settings, in order, each under its own address; what a person may not see is not shown. */
export const settingsParts: readonly { path: string; label: string; needs: Action }[] = [
  { path: 'me', label: 'You', needs: 'me.read' },
  { path: 'appearance', label: 'Appearance', needs: 'me.read' },
  { path: 'keyboard', label: 'Keyboard', needs: 'me.read' },
  { path: 'agency', label: 'Agency', needs: 'agency.read' },
  { path: 'doors', label: 'Doors', needs: 'doors.read' },
  { path: 'jobs', label: 'Jobs', needs: 'jobs.read' },
];
