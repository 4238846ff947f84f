import { Worker, type WorkerOptions } from "node:worker_threads";

export interface PoolOptions {
  readonly size: number;
  /** Milliseconds that one task may take. */
  readonly deadline: number;
  /** What each worker may hold, MB. */
  readonly memoryMb: number;
  /** Of that, for what lives shortly: more of it costs memory and saves time. V8's own choice when absent. */
  readonly youngMb?: number;
  readonly data?: WorkerOptions["workerData"];
}

/** A task was stopped from outside: it took too long, asked for too much memory, or its worker died. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
  readonly why: "deadline" | "memory" | "crash";

  constructor(why: StoppedError["why"], message: string) {
    super(message);
    this.why = why;
  }
}

/** What a worker sends back: "ready" once, then one answer a task. */
export type Answer<Result> = { readonly ready: true } | { readonly result: Result } | { readonly error: unknown };

interface Job<Task, Result> {
  readonly task: Task;
  readonly done: (result: Result) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Threads that do one task at a time each. A task that takes too long, or whose worker dies, is rejected with a StoppedError and the worker replaced;
 * the others go on. Workers start when there is work for them. Tasks wait in line: how many, is for the caller to bound.
 */
export class Pool<Task, Result> {
  readonly #script: URL;
  readonly #options: PoolOptions;
  readonly #waiting: Job<Task, Result>[] = [];
  readonly #hands = new Set<Hand<Task, Result>>();

  constructor(script: URL, options: PoolOptions) {
    this.#script = script;
    this.#options = options;
  }

  run(task: Task): Promise<Result> {
    return new Promise((done, failed) => {
      this.#waiting.push({ task, done, failed });
      this.#assign();
    });
  }

  /** Ends all workers at once; what they were doing, and what waits, is rejected as a crash. */
  async close(): Promise<void> {
    const left = new StoppedError("crash", "the run has ended");
    for (const job of this.#waiting.splice(0)) job.failed(left);
    const hands = [...this.#hands];
    this.#hands.clear();
    await Promise.all(hands.map((hand) => hand.end(left)));
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const free =
        [...this.#hands].find((hand) => hand.isFree) ??
        (this.#hands.size < this.#options.size ? this.#hire() : undefined);
      if (!free) return;
      free.take(this.#waiting.shift()!);
    }
  }

  #hire(): Hand<Task, Result> {
    const hand = new Hand<Task, Result>(this.#script, this.#options, {
      free: () => this.#assign(),
      gone: () => {
        this.#hands.delete(hand);
        this.#assign();
      },
    });
    this.#hands.add(hand);
    return hand;
  }
}

interface Calls {
  readonly free: () => void;
  readonly gone: () => void;
}

/** One worker and what it is doing. */
class Hand<Task, Result> {
  readonly #worker: Worker;
  readonly #deadline: number;
  readonly #calls: Calls;
  #job: Job<Task, Result> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ready = false;
  #over = false;

  constructor(script: URL, { deadline, memoryMb, youngMb, data }: PoolOptions, calls: Calls) {
    this.#deadline = deadline;
    this.#calls = calls;
    this.#worker = new Worker(script, {
      workerData: data,
      resourceLimits: {
        maxOldGenerationSizeMb: memoryMb,
        ...(youngMb !== undefined && { maxYoungGenerationSizeMb: youngMb }),
      },
      stdout: false,
      stderr: false,
    });
    this.#worker.on("message", (answer: Answer<Result>) => this.#answered(answer));
    this.#worker.on("error", (error) => this.#died(error));
    this.#worker.on("exit", () => this.#died(undefined));
  }

  get isFree(): boolean {
    return !this.#over && this.#job === undefined;
  }

  take(job: Job<Task, Result>): void {
    this.#job = job;
    if (this.#ready) this.#watch();
    this.#worker.postMessage(job.task);
  }

  async end(error: StoppedError): Promise<void> {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#job?.failed(error);
    this.#job = undefined;
    await this.#worker.terminate();
  }

  // Loading lexicon and models does not count: the clock starts when the worker can.
  #watch(): void {
    this.#timer = setTimeout(() => {
      const late = new StoppedError("deadline", `took longer than ${this.#deadline / 1000} s`);
      void this.end(late);
      this.#calls.gone();
    }, this.#deadline);
  }

  #answered(answer: Answer<Result>): void {
    if ("ready" in answer) {
      this.#ready = true;
      if (this.#job) this.#watch();
      return;
    }
    clearTimeout(this.#timer);
    const job = this.#job;
    this.#job = undefined;
    if ("result" in answer) job?.done(answer.result);
    else job?.failed(answer.error);
    if (!this.#over) this.#calls.free();
  }

  #died(error: unknown): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    const memory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    // An error before it was ready would come again with the next worker: it is the program's, not the task's.
    if (!this.#ready && !memory && error !== undefined) this.#job?.failed(error);
    else if (memory) this.#job?.failed(new StoppedError("memory", "needs more memory than one page may take"));
    else
      this.#job?.failed(
        new StoppedError(
          "crash",
          `ended the program that read it${error instanceof Error ? ` (${error.message})` : ""}`,
        ),
      );
    this.#job = undefined;
    this.#calls.gone();
  }
}
