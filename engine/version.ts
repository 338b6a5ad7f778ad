/** Version of the engine, written into every plan; equal to the package version (a test compares them). */
export const ENGINE_VERSION = '0.1.0';
