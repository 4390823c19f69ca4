import { type Role, roles } from '../roles';
import { pitchActions, rowOf } from '../workflow';
import { actions, can, permissions } from './index';

const may = (role: Role) => actions.filter((action) => can(role, action));

describe('the permissions', () => {
  it('are what they are: a change of policy is a visible difference', () => {
    const matrix = actions.map((action) => [action, roles.map((role) => (can(role, action) ? role : '-')).join(' ')]);
    expect(Object.fromEntries(matrix)).toMatchSnapshot();
  });

  it('give every action to somebody, but those of the system', () => {
    const nobodys = actions.filter((action) => !roles.some((role) => can(role, action)));
    expect(nobodys).toEqual(pitchActions.filter((action) => rowOf(action).who.length === 0).map((action) => `pitch.${action}`));
  });

  it('name every row of the workflow and of the permissions once', () => {
    expect(new Set(actions).size).toBe(actions.length);
    expect(actions).toHaveLength(Object.keys(permissions).length + pitchActions.length);
  });

  it('let an owner do all a manager may, a manager all an editor may, and an editor all a va may', () => {
    for (const [more, less] of [
      ['owner', 'manager'],
      ['manager', 'editor'],
      ['editor', 'va'],
    ] as const)
      expect(may(less).filter((action) => !can(more, action))).toEqual([]);
  });

  it('let a client read its own, and answer when it is asked', () => {
    expect(may('client').filter((action) => !action.endsWith('.read'))).toEqual(['pitch.return', 'pitch.clientApprove']);
  });
});
