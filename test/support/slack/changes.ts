/** Wakes those who wait for the fake to reach some state. Nothing polls. */
export class Changes {
  readonly #watchers = new Set<() => void>();

  notify(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /**
   * Waits until `probe` gives something other than undefined or false.
   * @param timeoutMs real milliseconds
   * @returns what the probe gave, or undefined when the time is over
   */
  until<T>(probe: () => T | undefined | false, timeoutMs: number): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      const finish = (value: T | undefined) => {
        clearTimeout(timer);
        this.#watchers.delete(check);
        resolve(value);
      };
      const check = () => {
        try {
          const value = probe();
          if (value !== undefined && value !== false) finish(value);
        } catch (error) {
          finish(undefined);
          reject(error);
        }
      };
      const timer = setTimeout(() => finish(undefined), timeoutMs);
      this.#watchers.add(check);
      check();
    });
  }
}
