import type { Adapter, AdapterPayload } from "oidc-provider";

/** What a provider remembers, for as long as a test takes. */
export function rememberInMemory(): (kind: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (kind) => {
    const place = (id: string) => `${kind} ${id}`;
    const findBy = async (fits: (payload: AdapterPayload) => boolean) => [...kept.values()].find(fits);
    return {
      upsert: async (id, payload) => void kept.set(place(id), payload),
      find: async (id) => kept.get(place(id)),
      findByUid: (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: (code) => findBy((payload) => payload.userCode === code),
      consume: async (id) => {
        const payload = kept.get(place(id));
        if (payload) kept.set(place(id), { ...payload, consumed: Math.floor(Date.now() / 1000) });
      },
      destroy: async (id) => void kept.delete(place(id)),
      revokeByGrantId: async (grantId) => {
        for (const [id, payload] of kept) if (payload.grantId === grantId) kept.delete(id);
      },
    };
  };
}
