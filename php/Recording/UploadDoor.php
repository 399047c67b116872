<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallRecorder;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Clock;
use Ringwell\Pbx\AdapterRegistry;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\ConnectionLog;
use Ringwell\Pbx\ConnectionStore;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\TakesRecordings;
use Ringwell\Time;

/**
 * The door by which a clinic's own phone system brings its files; docs/developers/recordings.md has the address and the
 * answers. The same sound of the same call twice is one recording.
 */
final class UploadDoor
{
    public const MAX_BYTES = 200 * 1024 * 1024;
    public const MAX_BYTES_A_DAY = 2 * 1024 * 1024 * 1024;
    private const MAX_CALL = 191;
    private const WRITING = 10 * Time::MINUTE;

    public function __construct(
        private readonly ConnectionStore $connections,
        private readonly AdapterRegistry $adapters,
        private readonly ConnectionLog $log,
        private readonly CallRecorder $calls,
        private readonly RecordingStore $recordings,
        private readonly SoundFiles $files,
        private readonly RecordingSettings $settings,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param string        $query of the address, byte for byte
     * @param resource|null $sound null where there is none, or the server didn't take it
     * @param bool          $isTooLarge for the server
     */
    public function receive(int $connectionId, string $pathSecret, string $query, $sound, bool $isTooLarge): Reply
    {
        ['connection' => $connection, 'isRight' => $isRight] = $this->connections->atDoor($connectionId, $pathSecret);
        $adapter = $connection === null ? null : $this->adapters->find($connection->adapter);
        if ($connection === null || ! $isRight || ! $adapter instanceof TakesRecordings) {
            if ($connection !== null) {
                $this->log->write($connection->id, 'error', $connection->isEnabled ? ConnectionLog::WRONG_ADDRESS : ConnectionLog::SWITCHED_OFF);
            }

            return Reply::refusal(Refused::WrongAddress);
        }
        if ($connection->secrets === null || ! $adapter->authenticateUpload($query, $connection)) {
            $this->log->write($connection->id, 'error', $connection->secrets === null ? ConnectionLog::SECRETS_LOST : ConnectionLog::WRONG_SIGNATURE);

            return Reply::refusal(Refused::WrongSignature);
        }
        if ($this->settings->told === null) {
            return self::refusal(403, Trouble::TellFirst->value);
        }
        $call = trim(PbxEvent::form($query)['call'] ?? '');
        if ($call === '' || strlen($call) > self::MAX_CALL || preg_match('/[\x00-\x1F\x7F]/', $call) === 1) {
            return self::refusal(400, 'missing_call');
        }
        if ($isTooLarge) {
            $this->log->write($connection->id, 'warning', ConnectionLog::TOO_LARGE);

            return self::refusal(413, Trouble::TooLarge->value);
        }

        return $sound === null ? self::refusal(415, Trouble::NoSound->value) : $this->take($connection, $call, $sound);
    }

    /** @param resource $sound */
    private function take(Connection $connection, string $call, $sound): Reply
    {
        rewind($sound);
        if (Sound::type((string) stream_get_contents($sound, Sound::HEAD)) === null) {
            return self::refusal(415, Trouble::NoSound->value);
        }
        $bytes = fstat($sound)['size'] ?? 0;
        $now = $this->clock->now();
        if ($this->recordings->uploadedSince($connection->id, $now - Time::DAY) + $bytes > self::MAX_BYTES_A_DAY) {
            $this->log->write($connection->id, 'error', ConnectionLog::TOO_MANY);

            return self::refusal(429, 'too_many');
        }
        rewind($sound);
        $hash = hash_init('sha256');
        hash_update_stream($hash, $sound);
        $vendorId = 'upload:' . substr(hash('sha256', hash_final($hash) . $call), 0, 32);
        $this->calls->apply($connection->id, new CallEvent($call, Direction::Unknown, CallState::New, recording: $vendorId), $now);
        $recording = $this->recordings->findUpload($connection->id, $vendorId);
        if ($recording === null) {
            return self::refusal(410, 'call_erased');
        }
        if ($recording->sound !== null && $this->files->has($recording->sound)) {
            return new Reply(200, ['ok' => true, 'recording' => $recording->id]);
        }

        return $this->store($recording, $sound, $bytes);
    }

    /** @param resource $sound */
    private function store(Recording $recording, $sound, int $bytes): Reply
    {
        $now = $this->clock->now();
        if (! $this->recordings->claim($recording->id, $now, $now + self::WRITING)) {
            return self::refusal(503, Trouble::Busy->value);
        }
        try {
            $this->files->makeRoom($bytes);
            rewind($sound);
            $stored = $this->files->write($sound, self::MAX_BYTES);
        } catch (NotHeard $why) {
            $this->recordings->release($recording->id);

            return self::refusal(match ($why->trouble) {
                Trouble::TooLarge => 413,
                Trouble::NoSound => 415,
                default => 503,
            }, $why->trouble->value);
        }
        if (! $this->recordings->stored($recording->id, $stored, true)) {
            $this->files->delete($stored->name);

            return self::refusal(410, 'call_erased');
        }

        return new Reply(201, ['ok' => true, 'recording' => $recording->id]);
    }

    private static function refusal(int $status, string $code): Reply
    {
        return new Reply($status, ['code' => "ringwell_{$code}"]);
    }
}
