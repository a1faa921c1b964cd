/** How notices are followed up. */
export interface Policy {
  /** minutes without an acknowledgement until the next person is paged */
  ackMinutes: number;
  /** how often the whole chain of people is gone through before the alarm */
  rounds: number;
  /** hours between check-ins during 24-hour duty; absent: 4 */
  checkinHours?: number;
  /** how many people of an organization are paged at the same time; absent: one */
  together?: number;
  /** there is a gateway for short messages or voice */
  gateway?: boolean;
}
