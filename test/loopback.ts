import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on the loopback for one test file: each path has its own behaviour, and everything that was asked is kept. */
export interface Loopback {
  readonly host: string;
  readonly at: (path: string) => string;
  readonly on: (path: string, handler: Handler | string) => void;
  readonly asked: IncomingMessage[];
  readonly close: () => Promise<void>;
}

export async function loopback(): Promise<Loopback> {
  const handlers = new Map<string, Handler>();
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const handler = handlers.get(request.url ?? "") ?? handlers.get((request.url ?? "").split("?")[0]!);
    if (handler) handler(request, response);
    else response.writeHead(404).end("no such page");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    at: (path) => `http://${host}${path}`,
    on(path, handler) {
      handlers.set(path, typeof handler === "string" ? html(handler) : handler);
    },
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export function html(body: string): Handler {
  return (_request, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body);
}

export function redirect(to: string, status = 302): Handler {
  return (_request, response) => response.writeHead(status, { location: to }).end();
}
