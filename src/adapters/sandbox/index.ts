// A process that alone decodes what people send, with limits, and without files, network or other processes.
export { isBareJpeg } from './bare-jpeg.ts'
export { type Child, type ChildLimits, mayOnlyRead, startChild } from './start-child.ts'
