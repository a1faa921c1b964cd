import type { Ack } from './gateway.ts';
import type { Ledger } from './ledger.ts';
import { type Dict, dict } from './values.ts';
import type { World } from './world.ts';

/** When an event that wasn't acknowledged comes again, counted from the attempt before. */
const RETRIES_MS = [15_000, 300_000, 3_600_000, 21_600_000];

export interface Delivery {
  eventId: string;
  type: string;
  envelope: Dict;
  attempts: { at: number; ack: Ack }[];
  /** milliseconds of the fake's clock; null where it won't come again by itself */
  nextAt: number | null;
}

export type Transport = (deliveryId: string, envelope: Dict) => Promise<Ack>;

/** Brings events to the bot, at least once. */
export class Courier {
  readonly deliveries: Delivery[] = [];
  /** the long connection or a webhook */
  transport: Transport;
  /** how events name themselves: app and verification token */
  readonly #header: Dict;
  readonly #world: World;
  readonly #ledger: Ledger;
  readonly #underWay = new Set<Promise<Ack>>();
  #sent = 0;

  constructor(transport: Transport, header: Dict, world: World, ledger: Ledger) {
    this.transport = transport;
    this.#header = header;
    this.#world = world;
    this.#ledger = ledger;
  }

  /**
   * Sends a new event.
   * @returns what became of the first attempt; later ones follow by `tick` or `redeliver`
   */
  deliver(type: string, event: Dict, eventId = this.#world.id('ev')): Promise<Ack> {
    const envelope = {
      schema: '2.0',
      header: {
        event_id: eventId,
        event_type: type,
        create_time: String(this.#world.now()),
        tenant_key: this.#world.tenantKey,
        ...this.#header,
      },
      event,
    };
    const delivery: Delivery = { eventId, type, envelope, attempts: [], nextAt: null };
    this.deliveries.push(delivery);
    return this.#attempt(delivery);
  }

  /** Sends what is due by the clock again, oldest first. */
  async tick(): Promise<void> {
    for (const d of this.deliveries)
      if (d.nextAt !== null && d.nextAt <= this.#world.now()) await this.#attempt(d);
  }

  /**
   * Sends again at once: one event, acknowledged or not, or all that still wait.
   * @throws Error for a click on a card: the platform never repeats those
   */
  async redeliver(eventId?: string): Promise<Ack[]> {
    const chosen = this.deliveries.filter((d) =>
      eventId === undefined ? d.nextAt !== null : d.eventId === eventId,
    );
    if (eventId !== undefined && chosen.length === 0) throw new Error(`no such event: ${eventId}`);
    if (chosen.some((d) => d.type === 'card.action.trigger'))
      throw new Error('clicks on cards are never sent again');
    const acks: Ack[] = [];
    for (const d of chosen) acks.push(await this.#attempt(d));
    return acks;
  }

  /** Sends the same happening under another event id, as the platform sometimes does. */
  duplicate(eventId: string): Promise<Ack> {
    const original = this.deliveries.find((d) => d.eventId === eventId);
    if (!original) throw new Error(`no such event: ${eventId}`);
    return this.deliver(original.type, dict(original.envelope.event));
  }

  /** @returns the latest event of the type */
  last(type: string): Delivery {
    const found = this.deliveries.findLast((d) => d.type === type);
    if (!found) throw new Error(`no ${type} was sent yet`);
    return found;
  }

  /** @returns once nothing is under way */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #attempt(delivery: Delivery): Promise<Ack> {
    this.#sent += 1;
    delivery.nextAt = null;
    const at = this.#world.now();
    const sending = this.transport(`${delivery.eventId}-${this.#sent}`, delivery.envelope);
    this.#underWay.add(sending);
    const ack = await sending;
    this.#underWay.delete(sending);
    delivery.attempts.push({ at, ack });
    const done = ack.outcome === 'acked' && ack.code === 200;
    const wait = RETRIES_MS[delivery.attempts.length - 1];
    const again = !done && delivery.type !== 'card.action.trigger' && wait !== undefined;
    delivery.nextAt = again ? at + wait : null;
    if (ack.outcome === 'timeout')
      this.#ledger.violate(`${delivery.type} ${delivery.eventId}`, 'not answered in time');
    return ack;
  }
}
