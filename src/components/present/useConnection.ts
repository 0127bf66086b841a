import { useEffect, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Pairs } from '../../store/link/fragment.ts';
import type { Store } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';
import { type Channel, Connection } from './Connection.ts';
import type { Lecture } from './lecture.ts';
import { answerSeekers, PATIENCE, type Search, seekLecture } from './meeting.ts';
import type { Role } from './messages.ts';
import { saidByLink } from './said.ts';
import { lectureOfWindow, nameWindow, newId } from './windows.ts';

/** How a window stands with the other one of its lecture. */
export interface Partner {
  /** `impossible`: the browser lets no two windows talk here. */
  readonly state: 'none' | 'here' | 'impossible';
  /** The lecture's id, once it is known. */
  readonly lecture: string | null;
}

/** Connects this window with the other one of its lecture, as long as it is open. */
export function useConnection(lecture: StoreApi<Lecture>, role: Role): Partner {
  const store = useStoreApi();
  const [partner, setPartner] = useState<Partner>({ state: 'none', lecture: lectureOfWindow() });
  useEffect(() => {
    let end = () => {};
    let isOpen = true;
    const source = () => store.getState().document.source;
    const begin = async (said?: Pairs) => {
      const known = lectureOfWindow();
      if (known !== null) return join(known, said);
      const meeting = channelOf('gradstep-meeting');
      if (meeting === null) return setPartner({ state: 'impossible', lecture: null });
      const search = seekLecture(meeting, role, source());
      end = search.stop;
      const found = await Promise.race([search.found, patience()]);
      if (isOpen) join(found ?? newId(), said, search);
    };
    /** Begins a lecture, or is in it again. What is still sought for it ends with it, or when its other window has come. */
    const join = (id: string, said?: Pairs, search?: Search) => {
      const channel = channelOf(`gradstep-lecture-${id}`);
      const seekers = channelOf('gradstep-meeting');
      if (channel === null || seekers === null) return;
      nameWindow(role, id);
      setPartner({ state: 'none', lecture: id });
      let isAlone = true;
      const stop = answerSeekers(seekers, () => ({ role, source: source(), lecture: id, isAlone }));
      const connection = new Connection({ store, lecture, role, id: newId(), said }, channel, (isHere) => {
        if (isHere) search?.stop();
        isAlone = !isHere;
        setPartner({ state: isHere ? 'here' : 'none', lecture: id });
      });
      const close = () => {
        search?.stop();
        stop();
        connection.close();
        end = () => {};
      };
      end = close;
      // Who answers late is joined late, as long as nothing has happened in a lecture that was begun instead.
      void search?.found.then((late) => {
        if (end !== close || late === id || !connection.isUntouched) return;
        close();
        join(late, said);
      });
    };
    const onLeave = () => end();
    // Back from where the browser has kept it (the back button): the other window may have gone on.
    const onBack = ({ persisted }: PageTransitionEvent) => persisted && void begin();
    const beginAtFirst = async () => {
      const said = await saidByLink();
      if (isOpen) await begin(hasBegun(store) || role === 'speaker' ? undefined : said);
    };
    void beginAtFirst();
    window.addEventListener('pagehide', onLeave);
    window.addEventListener('pageshow', onBack);
    return () => {
      isOpen = false;
      end();
      window.removeEventListener('pagehide', onLeave);
      window.removeEventListener('pageshow', onBack);
    };
  }, [store, lecture, role]);
  return partner;
}

const patience = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));

/** Stores whose lecture was shown before: what the link said is history when it is entered again. */
const begun = new WeakSet<StoreApi<Store>>();

function hasBegun(store: StoreApi<Store>): boolean {
  const before = begun.has(store);
  begun.add(store);
  return before;
}

/** A channel between the windows of this page on this machine; `null` in a sandbox or browser without them. */
function channelOf(name: string): Channel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
