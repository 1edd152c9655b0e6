/**
 * Build a value at its first use and keep it. A worker starts again and again, often for one short answer, so what it
 * may not need is not built while its code is loaded.
 */
export function once<T>(build: () => T): () => T {
  let built: { value: T } | null = null;
  return () => {
    built ??= { value: build() };
    return built.value;
  };
}
