import protobuf from 'protobufjs';

/** Frames of the long connection: proto2 `pbbp2.Frame`, as the SDK declares it. */

const { root } = protobuf.parse(`
  syntax = "proto2";
  package pbbp2;
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint64 SeqID = 1;
    required uint64 LogID = 2;
    required int32 service = 3;
    required int32 method = 4;
    repeated Header headers = 5;
    optional string payloadEncoding = 6;
    optional string payloadType = 7;
    optional bytes payload = 8;
    optional string LogIDNew = 9;
  }
`);
const Frame = root.lookupType('pbbp2.Frame');

/** `method` of a frame */
export const CONTROL = 0;
export const DATA = 1;

export interface DecodedFrame {
  method: number;
  headers: Record<string, string>;
  payload: Buffer;
}

let sequence = 0;

export function encodeFrame(method: number, headers: Record<string, string>, payload: Buffer): Uint8Array {
  sequence += 1;
  const message = Frame.create({
    SeqID: sequence,
    LogID: sequence,
    service: 1,
    method,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    payload,
  });
  return Frame.encode(message).finish();
}

/** @throws Error where a required field is missing */
export function decodeFrame(data: Uint8Array): DecodedFrame {
  const frame: {
    method?: number;
    headers?: { key: string; value: string }[];
    payload?: Uint8Array;
  } = Frame.toObject(Frame.decode(data), { longs: Number });
  return {
    method: frame.method ?? -1,
    headers: Object.fromEntries((frame.headers ?? []).map((h) => [h.key, h.value])),
    payload: Buffer.from(frame.payload ?? []),
  };
}

/**
 * An event as data frames.
 * @param size bytes per fragment; the whole in one frame where it is 0
 */
export function eventFrames(messageId: string, payload: Buffer, size: number): Uint8Array[] {
  const step = size > 0 ? size : payload.length;
  const sum = Math.max(1, Math.ceil(payload.length / step));
  return Array.from({ length: sum }, (_, seq) =>
    encodeFrame(
      DATA,
      {
        type: 'event',
        message_id: messageId,
        sum: String(sum),
        seq: String(seq),
        trace_id: `trace-${messageId}`,
      },
      payload.subarray(seq * step, (seq + 1) * step),
    ),
  );
}
