/** The memory of a WebAssembly instance as arrays; an address over `BYTES_PER_ELEMENT` is the index. */
export interface KernelViews {
  readonly u8: Uint8Array<ArrayBuffer>;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly f64: Float64Array;
}

/** Memory in which arrays have places by name. */
export interface KernelMemory {
  /** Views of all memory; fetch them again after `room`, which may move it. */
  views(): KernelViews;
  /**
   * The address of a named array with room for `bytes`. It keeps its place until more is asked of it; what it has not
   * had before holds zeros.
   */
  room(name: string, bytes: number): number;
}

/** The memory that an instance exports. */
export interface ExportedMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const PAGE = 65536;
const LARGE = 1 << 26;
/** Places begin at multiples of this: what the widest store wants. */
const ALIGNMENT = 16;

/** Gives out the memory of an instance from its end on; what the code itself keeps there stays. */
export function kernelMemory(memory: ExportedMemory): KernelMemory {
  const places = new Map<string, { readonly at: number; readonly bytes: number }>();
  // Address 0 stands for what is not there.
  let end = memory.buffer.byteLength + ALIGNMENT;
  let views = viewsOf(memory);
  return {
    views: () => views,
    room(name, bytes) {
      const known = places.get(name);
      if (known !== undefined && known.bytes >= bytes) return known.at;
      // Half as much again, so that sizes which creep up do not leave a trail of outgrown places; large ones do not creep.
      const slack = known === undefined || bytes > LARGE ? 0 : bytes / 2;
      const size = Math.ceil((bytes + slack) / ALIGNMENT) * ALIGNMENT;
      // What stands last can grow where it is.
      const at = known !== undefined && known.at + known.bytes === end ? known.at : end;
      end = at + size;
      const missing = end - memory.buffer.byteLength;
      if (missing > 0) {
        memory.grow(Math.ceil(missing / PAGE));
        views = viewsOf(memory);
      }
      places.set(name, { at, bytes: size });
      return at;
    },
  };
}

function viewsOf({ buffer }: ExportedMemory): KernelViews {
  return {
    u8: new Uint8Array(buffer),
    i32: new Int32Array(buffer),
    u32: new Uint32Array(buffer),
    f32: new Float32Array(buffer),
    f64: new Float64Array(buffer),
  };
}
