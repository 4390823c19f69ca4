export * from './table';
export * from './judge';
