import { validate } from '@angular/forms/signals';
import type { SchemaPathTree } from '@angular/forms/signals';
import type { Role } from '@sourcedesk/domain/roles';
import { type Rights, whyNotGivable } from './rights';
import type { RightsFields } from './rights-fields';

/** Rights as the form begins with them. */
export function fieldsOf({ role, brandIds }: Rights, everyGivable: boolean): RightsFields {
  return { role, every: brandIds === null && everyGivable ? 'yes' : 'no', brandIds: [...(brandIds ?? [])] };
}

/** Rights as the form says them. */
export function rightsOf({ role, every, brandIds }: RightsFields): Rights {
  const all = role === 'owner' || (role !== 'client' && every === 'yes');
  return { role: role as Role, brandIds: all ? null : brandIds };
}

export function rightsRule(path: SchemaPathTree<RightsFields>): void {
  validate(path.brandIds, ({ valueOf }) => {
    const message = whyNotGivable(rightsOf(valueOf(path)));
    return message === '' ? undefined : { kind: 'brands', message };
  });
}
