import { describe, expect, it } from "vitest";
import { folded } from "./fold.ts";

describe("folded", () => {
  it("makes an agreement of what is only to come", () => {
    expect(folded("CONSULT", "planned")).toBe("AGREE");
    expect(folded("AID", "planned")).toBe("AGREE");
    expect(folded("RETREAT", "planned")).toBe("CONCEDE");
  });
  it("makes a request of what is demanded, but not of words that stand for themselves", () => {
    expect(folded("RETREAT", "demanded")).toBe("REQUEST");
    expect(folded("REJECT", "demanded")).toBe("REJECT");
  });
  it("leaves what happened as it is", () => {
    expect(folded("ASSAULT", "actual")).toBe("ASSAULT");
    expect(folded("CONSULT", "actual")).toBe("CONSULT");
  });
});
