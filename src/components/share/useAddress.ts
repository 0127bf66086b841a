import { useEffect, useState } from 'react';
import type { Pairs } from '../../store/link/fragment.ts';
import { addressOf } from './links.ts';

/** The address of a page with these pairs; `null` until a long program has been packed. The pairs have to be stable. */
export function useAddress(page: string, pairs: Pairs | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (pairs === null) return;
    let isWanted = true;
    void addressOf(page, pairs).then((made) => isWanted && setAddress(made));
    return () => {
      isWanted = false;
    };
  }, [page, pairs]);
  return pairs === null ? null : address;
}
