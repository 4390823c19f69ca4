import { AccountsModule } from '@sourcedesk/pipeline/accounts';
import { DraftingModule } from '@sourcedesk/pipeline/drafting';
import { IntakeModule } from '@sourcedesk/pipeline/intake';
import { MatchingModule } from '@sourcedesk/pipeline/matching';
import { PlacementModule } from '@sourcedesk/pipeline/placement';
import { ReportingModule } from '@sourcedesk/pipeline/reporting';
import { ReviewModule } from '@sourcedesk/pipeline/review';
import { SendingModule } from '@sourcedesk/pipeline/sending';

/** The pipeline in its order, and the accounts beside it. */
export const stages = [
  AccountsModule,
  IntakeModule,
  MatchingModule,
  DraftingModule,
  ReviewModule,
  SendingModule,
  PlacementModule,
  ReportingModule,
];
