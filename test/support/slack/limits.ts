/** What Slack accepts. Lengths are UTF-16 units, the strictest reading of Slack's "characters". */
export const LIMITS = {
  messageBlocks: 50,
  modalBlocks: 100,
  /** characters of one message's blocks as JSON; undocumented, refused as `msg_blocks_too_long` (bolt-js 2509) */
  messageBlocksJson: 13_200,
  /** characters of a message's text when posted, and when updated */
  postText: 40_000,
  updateText: 4000,
  sectionText: 3000,
  sectionFields: 10,
  fieldText: 2000,
  headerText: 150,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  id: 255,
  options: 100,
  checkboxes: 10,
  overflowOptions: 5,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  inputLabel: 2000,
  inputText: 3000,
  altText: 2000,
  markdown: 12_000,
  viewTitle: 24,
  privateMetadata: 3000,
  modalStack: 3,
  channelName: 80,
  topic: 250,
  inviteUsers: 1000,
  pins: 100,
  bookmarks: 100,
  connections: 10,
} as const;

/** Milliseconds. */
export const LIFETIMES = {
  acknowledge: 3000,
  trigger: 3000,
  responseUrl: 30 * 60_000,
  ticket: 30_000,
  /** from the first delivery of an event that nobody acknowledged to its retries: at once, 1 min, 5 min */
  eventRetries: [3000, 63_000, 363_000],
} as const;

export const RESPONSE_URL_USES = 5;
