import type { Readable } from 'messaging-client/store';
import { onScopeDispose, type ShallowRef, shallowRef } from 'vue';

/** What a part of the store shows, followed as long as the component is there. */
export function useSnapshot<Snapshot>(part: Readable<Snapshot>): Readonly<ShallowRef<Snapshot>> {
  const snapshot = shallowRef(part.getSnapshot());
  onScopeDispose(part.subscribe(() => (snapshot.value = part.getSnapshot())));
  return snapshot;
}
