import { Module } from '@nestjs/common';
import { DevController } from './dev.controller';

/** Pages that only the demo has. */
@Module({ controllers: [DevController] })
export class DevModule {}
