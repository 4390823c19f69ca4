export { checkSignatures } from './check-signatures';
export { DkimModule } from './dkim.module';
export { TXT_LOOKUP, noTxtRecords, systemTxtLookup, type TxtLookup } from './txt-lookup';
