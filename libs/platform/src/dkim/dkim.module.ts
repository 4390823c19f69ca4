import { Global, Module } from '@nestjs/common';
import { TXT_LOOKUP, systemTxtLookup } from './txt-lookup';

/** Gives every module the way to the keys of signatures under TXT_LOOKUP. */
@Global()
@Module({ providers: [{ provide: TXT_LOOKUP, useFactory: systemTxtLookup }], exports: [TXT_LOOKUP] })
export class DkimModule {}
