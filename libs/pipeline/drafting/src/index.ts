export { DraftingModule } from './drafting.module';
export { DraftingService } from './drafting.service';
