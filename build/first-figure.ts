import type { Rolldown } from 'vite';

/** What a plugin may ask about the modules of a build. */
type Modules = Pick<Rolldown.PluginContext, 'getModuleInfo'>;

/** Ids of the modules that a module imports statically, to any depth, itself among them. */
export function staticClosure(modules: Modules, from: string): Set<string> {
  const found = new Set<string>();
  const pending = [from];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    pending.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return found;
}

/**
 * One chunk for all that a module needs statically: fewer requests, and gzip sees it whole. What `entry` needs itself stays
 * in the entry, which is small.
 */
export function oneChunk(name: string, from: string, entry: string) {
  let members: Set<string> | null = null;
  return {
    name: (id: string, modules: Modules) => {
      if (members === null) {
        const first = staticClosure(modules, entry);
        members = new Set([...staticClosure(modules, from)].filter((one) => !first.has(one)));
      }
      return members.has(id) ? name : null;
    },
  };
}
