/** What the tests use of newman, which has no types of its own. */
declare module 'newman' {
  export interface Execution {
    item: { name: string };
    /** As postman-collection's Response. */
    response: { stream: Buffer; headers: { has(name: string): boolean } };
  }

  export interface Failure {
    /** A failed assertion has the name of its test. */
    error: Error & { test?: string };
    source?: { name: string };
  }

  export interface Summary {
    run: { executions: Execution[]; failures: Failure[] };
  }

  export function run(
    options: { collection: object; envVar: { key: string; value: string }[] },
    done: (error: Error | null, summary: Summary) => void,
  ): void;
}
