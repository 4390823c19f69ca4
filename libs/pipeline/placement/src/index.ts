export { PlacementModule } from './placement.module';
export { PlacementService } from './placement.service';
export { LinkCheckService } from './link-check.service';
