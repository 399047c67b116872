<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Call\Call;
use Ringwell\Clock;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\Downloads;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/** Where the sound of a call is asked for: from our disk where it lies there, else from its phone system. */
final class RecordingDesk
{
    /** As long as a fetching may take in all. */
    private const FETCHING = 3 * Time::MINUTE;
    /** How long after it was heard of a recording may still be in the making. */
    private const NEW_FOR = 15 * Time::MINUTE;

    /**
     * @param \Closure(Connection): (Http&Downloads) $http
     * @param \Closure(): string                     $tempFile a new empty file that only we can find; to be deleted
     */
    public function __construct(
        private readonly RecordingStore $recordings,
        private readonly SoundFiles $files,
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly \Closure $http,
        private readonly \Closure $tempFile,
        private readonly Clock $clock,
    ) {
    }

    /**
     * Of a call that was recorded before anybody kept a list, its one recording is put there.
     *
     * @return list<Recording>
     */
    public function ofCall(Call $call): array
    {
        $recordings = $this->recordings->ofCall($call->id);
        if ($recordings === [] && $call->recording !== null) {
            $this->recordings->add($call->id, $call->connectionId, $call->recording, $call->endedAt ?? $call->startedAt);
            $recordings = $this->recordings->ofCall($call->id);
        }

        // Who brings its files itself may have named them before, and gives them by no other way.
        $bringing = array_map(static fn (Recording $one): int => $one->connectionId, array_filter($recordings, static fn (Recording $one): bool => $one->isUploaded));

        return array_values(array_filter($recordings, fn (Recording $one): bool => $one->isUploaded || ! in_array($one->connectionId, $bringing, true) || $this->isHere($one)));
    }

    /** Whether there is any use in asking for it. */
    public function mayHave(Recording $recording): bool
    {
        return $this->isHere($recording) || (! $recording->isUploaded && $this->giver($recording->connectionId) !== null);
    }

    public function isHere(Recording $recording): bool
    {
        return $recording->sound !== null && $this->files->has($recording->sound);
    }

    /**
     * The sound, on our disk from now on for a while.
     *
     * @param  bool $isKept whether it is to be the clinic's own copy
     * @throws NotHeard
     */
    public function open(Recording $recording, bool $isKept): StoredSound
    {
        if ($recording->sound === null || ! $this->files->has($recording->sound)) {
            return $this->fetch($recording, $isKept);
        }
        if ($isKept && ! $recording->isKept) {
            $this->recordings->keep($recording->id);
        } else {
            $this->recordings->used($recording->id);
        }

        return $recording->sound;
    }

    /**
     * @return \Generator<int, string>
     * @throws NotHeard
     */
    public function read(StoredSound $sound, int $from, int $length): \Generator
    {
        return $this->files->read($sound, $from, $length);
    }

    /** @throws NotHeard */
    private function fetch(Recording $recording, bool $isKept): StoredSound
    {
        if ($recording->isUploaded) {
            throw new NotHeard(Trouble::Gone);
        }
        $giver = $this->giver($recording->connectionId) ?? throw new NotHeard(Trouble::NotGiven);
        $now = $this->clock->now();
        if (! $this->recordings->claim($recording->id, $now, $now + self::FETCHING)) {
            throw new NotHeard(Trouble::Busy, retryAfter: 3 * Time::SECOND);
        }
        try {
            return $this->bring($recording, $giver[0], $giver[1], $isKept);
        } catch (NotHeard $why) {
            $this->recordings->failed($recording->id, $why->trouble, $this->nextTry($recording, $why));
            throw $why;
        } catch (\Throwable $error) {
            $this->recordings->release($recording->id);
            throw $error;
        }
    }

    /** @throws NotHeard */
    private function bring(Recording $recording, GivesRecordings $adapter, Connection $connection, bool $isKept): StoredSound
    {
        $http = ($this->http)($connection);
        try {
            $source = $adapter->recording($connection, $recording->vendorId, $http);
        } catch (PullFailed $failed) {
            throw NotHeard::ofPull($failed);
        }
        $this->files->makeRoom(0);
        $temp = ($this->tempFile)();
        try {
            (new SoundFetch($http))->fetch($source, $temp, $recording->heardAt > $this->clock->now() - self::NEW_FOR);
            $from = fopen($temp, 'rb');
            if ($from === false) {
                throw new NotHeard(Trouble::NoRoom);
            }
            try {
                $sound = $this->files->write($from, SoundFetch::MAX_BYTES);
            } finally {
                fclose($from);
            }
        } finally {
            @unlink($temp);
        }
        if (! $this->recordings->stored($recording->id, $sound, $isKept)) {
            $this->files->delete($sound->name);
            throw new NotHeard(Trouble::Gone);
        }

        return $sound;
    }

    /** @return ?array{GivesRecordings, Connection} */
    private function giver(int $connectionId): ?array
    {
        $connection = $this->connections->find($connectionId);
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);

        return $connection !== null && $adapter instanceof GivesRecordings ? [$adapter, $connection] : null;
    }

    /** 1, 2, 4 … minutes, at most six hours, for about three days. Listening is tried at any time. */
    private function nextTry(Recording $recording, NotHeard $why): ?int
    {
        if ($why->trouble->isForGood() || $recording->tries >= 20) {
            return null;
        }

        return $this->clock->now() + max($why->retryAfter ?? 0, min(6 * Time::HOUR, Time::MINUTE << min($recording->tries, 9)));
    }
}
