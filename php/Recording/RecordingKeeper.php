<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Call\CallStore;
use Ringwell\Clock;
use Ringwell\Time;

/** Copies recordings to the clinic's own disk where the owner wants that, and takes away whatever had its time. */
final class RecordingKeeper
{
    /** How long what was fetched for a listening stays: a player asks again for other pieces of it. */
    public const LEFT_FOR = Time::HOUR;
    private const OVER_LINKS_FOR = 90 * Time::DAY;
    private const AT_ONCE = 20;
    private const DELETED_AT_ONCE = 500;
    private const BROKEN_OFF_AFTER = Time::DAY;

    public function __construct(
        private readonly RecordingStore $recordings,
        private readonly RecordingDesk $desk,
        private readonly SoundFiles $files,
        private readonly ListenStore $listens,
        private readonly LinkStore $links,
        private readonly CallStore $calls,
        private readonly RecordingSettings $settings,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param  \Closure(): bool $isTime whether there is time for one more
     * @return int              how many were copied
     */
    public function copy(\Closure $isTime): int
    {
        if (! $this->settings->copy || $this->settings->told === null) {
            return 0;
        }
        $now = $this->clock->now();
        $copied = 0;
        $silent = [];
        // What would be deleted again at once is not copied.
        $since = $this->settings->days === 0 ? 0 : $now - $this->settings->days * Time::DAY;
        foreach ($this->recordings->waiting($now, $since, self::AT_ONCE) as $recording) {
            if (! $isTime()) {
                break;
            }
            if (isset($silent[$recording->connectionId]) || ! $this->isWanted($recording, $now)) {
                continue;
            }
            try {
                $this->desk->open($recording, true);
                $copied++;
            } catch (NotHeard $why) {
                if ($why->trouble === Trouble::NoRoom) {
                    break;
                }
                if ($why->trouble->isOfAll()) {
                    // With wrong keys some phone systems lock whoever goes on asking.
                    $this->recordings->putOffAll($recording->connectionId, $now + ($why->trouble === Trouble::Unreachable ? 10 * Time::MINUTE : 6 * Time::HOUR));
                    $silent[$recording->connectionId] = true;
                }
            }
        }

        return $copied;
    }

    /** @param bool $isSteady whether the clock may be trusted with what nothing brings back */
    public function tidy(bool $isSteady): void
    {
        $now = $this->clock->now();
        $this->take($this->recordings->leftSince($now - self::LEFT_FOR, self::DELETED_AT_ONCE));
        if (! $isSteady) {
            return;
        }
        if ($this->settings->days > 0) {
            $this->take($this->recordings->keptBefore($now - $this->settings->days * Time::DAY, self::DELETED_AT_ONCE));
        }
        $this->listens->forgetBefore($now - $this->settings->logDays * Time::DAY, self::DELETED_AT_ONCE);
        $this->links->forgetOver($now - self::OVER_LINKS_FOR);
        $this->sweep();
    }

    /** Talks between employees are none of ours; of a call that is not known well enough yet, more may come. */
    private function isWanted(Recording $recording, int $now): bool
    {
        $call = $this->calls->find($recording->callId);
        if ($call !== null && $call->direction->isShown()) {
            return true;
        }
        $this->recordings->putOff($recording->id, $call?->direction->isOpen() === true && $recording->heardAt > $now - Time::DAY ? $now + Time::HOUR : null);

        return false;
    }

    /** @param list<array{id: int, file: string}> $files */
    private function take(array $files): void
    {
        foreach ($files as ['id' => $id, 'file' => $file]) {
            if ($this->recordings->without($id, $file)) {
                $this->files->delete($file);
            }
        }
    }

    /** After a crash between the file and its row. Files are dated by the machine. */
    private function sweep(): void
    {
        $machine = $this->clock->machine();
        $before = $machine === null ? 0 : intdiv($machine - self::BROKEN_OFF_AFTER, Time::SECOND);
        foreach (array_slice($this->files->olderThan($before), 0, 10_000) as $name) {
            if (str_ends_with($name, '.part') || ! $this->recordings->hasFile($name)) {
                $this->files->sweep($name);
            }
        }
    }
}
