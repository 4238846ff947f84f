import { afterAll, beforeAll } from "vitest";
import { connections } from "../src/fetch/connect.ts";
import { type Answer, type FetchOptions, fetched, isRefusal, type Refusal } from "../src/fetch/fetch.ts";
import { type Loopback, loopback } from "./loopback.ts";

/** A server for the tests of a file, and the guard opened for exactly its host and port. */
export class Asking {
  server!: Loopback;
  open!: FetchOptions;

  constructor() {
    beforeAll(async () => {
      this.server = await loopback();
      this.open = { allow: [this.server.host], connections: connections({ allow: [this.server.host] }) };
    });
    afterAll(async () => {
      await this.open.connections!.close();
      await this.server.close();
    });
  }

  async answer(url: string, options: FetchOptions = {}): Promise<Answer> {
    const found = await fetched(url, { ...this.open, ...options });
    if (isRefusal(found)) throw new Error(`${found.refused}: ${found.why}`);
    return found;
  }

  async refusal(url: string, options: FetchOptions = {}): Promise<Refusal> {
    const found = await fetched(url, { ...this.open, ...options });
    if (!isRefusal(found)) throw new Error(`not refused: ${found.status} ${found.url}`);
    return found;
  }
}

export const text = (found: Answer) => new TextDecoder().decode(found.bytes);
export const STORY = "<!doctype html><h1>Bridge closed</h1><p>The army closed the bridge at Tamezguit on Friday.</p>";
