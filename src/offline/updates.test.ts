import { describe, expect, test, vi } from 'vitest';
import { followUpdates, type Surroundings } from './updates.ts';

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';
  readonly heard: unknown[] = [];
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
  readonly update = vi.fn(() => Promise.reject(new TypeError('no network')));

  /** A newer worker is found, and has been installed. */
  install(): FakeWorker {
    const worker = new FakeWorker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    this.installing = null;
    this.waiting = worker;
    worker.become('installed');
    return worker;
  }
}

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
}

function follow(registration: FakeRegistration, controlled = true) {
  const container = Object.assign(new EventTarget(), { controller: controlled ? new FakeWorker() : null });
  const document = new FakeDocument();
  const clock = { now: 0 };
  const reload = vi.fn();
  const around = { container, document, now: () => clock.now, reload } as unknown as Surroundings;
  const updates = followUpdates(registration as unknown as ServiceWorkerRegistration, around);
  const told = vi.fn();
  updates.subscribe(told);
  const takeOver = () => container.dispatchEvent(new Event('controllerchange'));
  return { updates, told, reload, takeOver, document, clock };
}

function running(): FakeRegistration {
  return Object.assign(new FakeRegistration(), { active: new FakeWorker() });
}

describe('a new version', () => {
  test('is not the first one of all', () => {
    const registration = new FakeRegistration();
    registration.installing = new FakeWorker();
    const { updates, takeOver } = follow(registration, false);
    registration.installing.become('installed');
    takeOver();
    expect(updates.isReady()).toBe(false);
  });

  test('is offered when it has been installed beside the running one, once', () => {
    const registration = running();
    const { updates, told, reload } = follow(registration);
    expect(updates.isReady()).toBe(false);
    registration.install();
    registration.install();
    expect(updates.isReady()).toBe(true);
    expect(told).toHaveBeenCalledTimes(1);
    expect(reload).not.toHaveBeenCalled();
  });

  test('is offered when it was waiting already, or on its way', () => {
    expect(follow(Object.assign(running(), { waiting: new FakeWorker() })).updates.isReady()).toBe(true);
    const registration = Object.assign(running(), { installing: new FakeWorker() });
    const { updates } = follow(registration);
    registration.installing.become('installed');
    expect(updates.isReady()).toBe(true);
  });

  test('takes over when asked, and the page is loaded again only then', () => {
    const registration = running();
    const { updates, reload, takeOver } = follow(registration);
    const worker = registration.install();
    updates.reload();
    expect(worker.heard).toEqual(['gradstep:take-over']);
    expect(reload).not.toHaveBeenCalled();
    takeOver();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('that another tab let take over is offered, never forced; a reload is enough then', () => {
    const { updates, reload, takeOver } = follow(running());
    takeOver();
    expect(updates.isReady()).toBe(true);
    expect(reload).not.toHaveBeenCalled();
    updates.reload();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test('is looked for when one comes back to the tab, at most once an hour, and no network is no error', () => {
    const registration = running();
    const { document, clock } = follow(registration);
    const comeBack = (minutes: number) => {
      clock.now = minutes * 60_000;
      document.dispatchEvent(new Event('visibilitychange'));
      return registration.update.mock.calls.length;
    };
    expect(comeBack(59)).toBe(0);
    expect(comeBack(60)).toBe(1);
    expect(comeBack(119)).toBe(1);
    document.visibilityState = 'hidden';
    expect(comeBack(120)).toBe(1);
    document.visibilityState = 'visible';
    expect(comeBack(121)).toBe(2);
  });
});
