/** What the bench itself takes: near a whole core, it would be the client that is measured. */
export class OwnCost {
  readonly #start = performance.now();
  readonly #usage = process.cpuUsage();

  /** Of one core since this was made, such as `31 %`. */
  share(): string {
    const { user, system } = process.cpuUsage(this.#usage);
    const milliseconds = (user + system) / 1000;
    return `${((milliseconds / (performance.now() - this.#start)) * 100).toFixed(0)} %`;
  }
}
