export { isUnseen, lookWithin, plainLook, type Look } from './hidden-style';
export { StyleSheet, styleBlocksIn, type StyledElement } from './style-sheet';
