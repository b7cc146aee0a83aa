const HMAC_SHA256 = { name: 'HMAC', hash: 'SHA-256' };

/** The provably fair random stream: HMAC-SHA256 blocks over the client seeds and a counter, keyed by the server seed. */
export class RandomStream {
  private block = new Uint8Array();
  private position = 0;
  private counter = 0;

  private constructor(
    private readonly key: CryptoKey,
    private readonly prefix: string,
  ) {}

  static async open(serverSeed: Uint8Array<ArrayBuffer>, clientSeeds: readonly string[]): Promise<RandomStream> {
    const key = await crypto.subtle.importKey('raw', serverSeed, HMAC_SHA256, false, ['sign']);
    return new RandomStream(key, clientSeeds.map((seed) => `${seed}:`).join(''));
  }

  /** A number from 0 to limit - 1, without modulo bias. */
  async below(limit: number): Promise<number> {
    const bound = 256 - (256 % limit);
    for (;;) {
      const byte = await this.nextByte();
      if (byte < bound) return byte % limit;
    }
  }

  async die(): Promise<number> {
    return (await this.below(6)) + 1;
  }

  private async nextByte(): Promise<number> {
    if (this.position === this.block.length) await this.refill();
    return this.block[this.position++] as number;
  }

  private async refill(): Promise<void> {
    const message = new TextEncoder().encode(`${this.prefix}${this.counter++}`);
    this.block = new Uint8Array(await crypto.subtle.sign('HMAC', this.key, message));
    this.position = 0;
  }
}

export async function commitmentOf(serverSeed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', serverSeed));
}
