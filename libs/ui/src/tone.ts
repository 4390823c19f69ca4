/** What a colour means here: amber and red are time or trouble, green is good, violet is a trap, press is ours. */
export type Tone = 'plain' | 'amber' | 'red' | 'green' | 'violet' | 'press';
