import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';

/** How a receiver marks an event whose connection may be gone by the time of its acknowledgement. */
export interface Origin {
  /** false once the connection that brought the event was replaced: an acknowledgement would go astray */
  stillOpen?: () => boolean;
}

/**
 * Bolt's app, except that events of the Events API are acknowledged after their listeners have finished, not before:
 * what was acknowledged has been committed (promise 1), and what failed comes again.
 */
export class SlackApp extends App {
  readonly #inFlight = new Set<Promise<void>>();
  #closed = false;

  constructor(options: AppOptions) {
    super({ ...options, deferInitialization: true, convoStore: false });
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    // Neither done nor acknowledged: an event comes again, a person sees that it did not work.
    if (this.#closed) return Promise.resolve();
    const work = this.#process(event).finally(() => this.#inFlight.delete(work));
    this.#inFlight.add(work);
    return work;
  }

  /** Takes nothing in from now on. */
  close(): void {
    this.#closed = true;
  }

  /** Waits for what is in flight. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.allSettled([...this.#inFlight]);
  }

  async #process(event: ReceiverEvent): Promise<void> {
    const origin: Origin = event.customProperties ?? {};
    const ack: ReceiverEvent['ack'] = async (...args) => {
      if (origin.stillOpen?.() === false) throw new Error('the connection that brought the event is gone');
      await event.ack(...args);
    };
    if (event.body.type !== 'event_callback') return super.processEvent({ ...event, ack });

    let finished = false;
    await super.processEvent({
      ...event,
      ack: async () => {
        finished = true;
      },
    });
    if (finished) await ack();
  }
}
