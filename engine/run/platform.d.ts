// The few names of the platform (WebAssembly JavaScript Interface) that the kernel needs; both Node and browsers have them.

declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: Record<string, unknown>;
  }
}
