/** What the VA writes, in the parts in which it comes about. */
export const subject = 'Mortgage and retirement: keep two years of instalments first';

export const beginning = `Dear Tessa,

Should people pay off the mortgage before retirement? In most households I plan for, yes: a paid home lowers what a pension has to carry, and nobody lies awake over a debt that is gone. The exception is a loan below three per cent with a decade to run.

What planners advise when debt is left: begin with cash, not with the loan. I keep two years of instalments in savings, put the bonuses of the last working years against the balance, and only then look at a smaller place. One couple cleared €41,000 in five years that way.`;

export const writtenOffline = `

The mistake I see most often is emptying a pension in one go to be free of the bank. The relief lasts a summer; the bill arrives the next spring.`;

export const writtenAfterwards = `

Rowan Thackeray is a certified financial planner who has helped households with one income plan mortgages and retirement for nineteen years.
Alder & Vale, https://alder-vale.example/experts/rowan-thackeray
Photo: https://alder-vale.example/experts/rowan-thackeray.jpg`;

export const returnReason = 'Open with the number: €41,000 in five years.';

/** What the VA puts first after the return. */
export const opening = 'A couple I advise cleared €41,000 of mortgage in the five years before retirement.';

/** What is approved and sent. */
export const lastText = `${opening}\n\n${beginning}${writtenOffline}${writtenAfterwards}`;
