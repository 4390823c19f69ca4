import { type PitchAction, type PitchState, doubtfulStates, pitchActions, pitchStates, rowOf } from '@sourcedesk/domain/workflow';

const publishable: readonly PitchState[] = rowOf('publish').from;

function targets(action: PitchAction, from: PitchState): PitchState[] {
  const { to, doubt } = rowOf(action);
  if (to === 'same') return [];
  if (to === 'clientReviewIfAsked') return ['client_review', 'approved'];
  if (to === 'publishedFrom') return [];
  return doubt === 'stands' && doubtfulStates.includes(from) ? [to, 'uncertain'] : [to];
}

/** The workflow as a Mermaid state diagram: an arrow a pair of states, labelled with the actions that take it. */
export function workflowPicture(): string {
  const arrows = new Map<string, PitchAction[]>();
  for (const action of pitchActions) {
    for (const from of rowOf(action).from) {
      for (const to of targets(action, from)) arrows.set(`${from} --> ${to}`, [...(arrows.get(`${from} --> ${to}`) ?? []), action]);
    }
  }
  const order = (arrow: string) => pitchStates.indexOf(arrow.split(' ')[0] as PitchState);
  const lines = [...arrows].sort(([a], [b]) => order(a) - order(b)).map(([arrow, actions]) => `    ${arrow}: ${actions.join(', ')}`);
  const ends = publishable.length > 0 ? ['    published --> [*]'] : [];
  return ['```mermaid', 'stateDiagram-v2', '    [*] --> drafting: take', ...lines, ...ends, '```'].join('\n');
}
