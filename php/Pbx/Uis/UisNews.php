<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Stage;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/**
 * A notification, filled into one of our own templates (UisTemplates).
 *
 * The employee names the leg, because the list of calls knows employees and no legs' ids. The end of a talk is not the end
 * of the call: it may go on with somebody else. Of a call that we ordered nobody says whose answer an answer is: it is taken for the
 * clinic's, which comes first, and only the call's end says whether the patient was talked with.
 */
final class UisNews
{
    private readonly ?string $command;

    private function __construct(
        private readonly Said $said,
        private readonly Connection $connection,
        private readonly ?int $at,
    ) {
        $this->command = UisOrdered::command($said, 'external_id');
    }

    /**
     * @param  array<array-key, mixed> $fields
     * @return list<CallEvent>
     * @throws Unreadable
     */
    public static function read(array $fields, Connection $connection): array
    {
        $said = new Said($fields);
        $time = $said->text('notification_time');
        $news = new self($said, $connection, $time === null ? null : WallClock::utc($time, $connection->zone()));
        $talk = $said->seconds('talk_time_duration');

        return match ($said->required('event')) {
            'call_start' => [$news->begin(Direction::In)],
            'outgoing' => [$news->begin(Direction::Out)],
            'ringing' => [$news->going(CallState::Ringing, CallState::Ringing)],
            'answer' => [$news->going(CallState::Talking, CallState::Talking, $news->at)],
            'talk_end' => [$news->going(CallState::Talking, CallState::Ended, self::before($news->at, $talk))],
            // Null stands for 0 here; a template that left the field out says nothing.
            'call_end' => [$news->end(Direction::Unknown, $talk ?? (array_key_exists('talk_time_duration', $fields) ? 0 : null))],
            'call_lost' => [$news->end(Direction::In, 0)],
            'record' => $news->recording(),
            default => throw new Unreadable('event'),
        };
    }

    private function begin(Direction $direction): CallEvent
    {
        return new CallEvent(
            $this->said->required('call_session_id'),
            UisDirection::of($this->said, 'call_source', 'external_id', $direction),
            CallState::Ringing,
            at: $this->at,
            caller: $this->said->text('contact_phone_number') ?? '',
            did: $this->said->text('virtual_phone_number'),
            startedAt: $this->at,
            command: $this->command,
            stage: $this->stage(Stage::ClinicRings),
        );
    }

    private function going(CallState $call, CallState $leg, ?int $answeredAt = null): CallEvent
    {
        $key = self::leg($this->said);

        return new CallEvent(
            $this->said->required('call_session_id'),
            UisDirection::of($this->said, 'call_source', 'external_id'),
            $this->command === null ? $call : CallState::Ringing,
            at: $this->at,
            caller: $this->said->text('contact_phone_number') ?? '',
            did: $this->said->text('virtual_phone_number'),
            answeredAt: $this->command === null ? $answeredAt : null,
            leg: $key === '' ? null : new LegReport($key, $leg, $this->said->text('employee_full_name') ?? ''),
            command: $this->command,
            stage: $this->stage($call === CallState::Talking ? Stage::ClinicAnswered : Stage::ClinicRings),
        );
    }

    private function end(Direction $direction, ?int $talk): CallEvent
    {
        $wait = $this->said->seconds('wait_time_duration');
        $total = $this->said->seconds('total_time_duration') ?? ($wait === null || $talk === null ? null : $wait + $talk);

        return new CallEvent(
            $this->said->required('call_session_id'),
            UisDirection::of($this->said, 'call_source', 'external_id', $direction),
            CallState::Ended,
            final: true,
            at: $this->at,
            caller: $this->said->text('contact_phone_number') ?? '',
            did: $this->said->text('virtual_phone_number'),
            startedAt: self::before($this->at, $total),
            answered: $talk === null ? null : $talk > 0,
            answeredAt: $talk === 0 ? null : self::before($this->at, $talk),
            endedAt: $this->at,
            talkSeconds: $talk,
            waitSeconds: $wait,
            command: $this->command,
            stage: $talk > 0 ? $this->stage(Stage::Talking) : null,
        );
    }

    /** Only of what we ordered ourselves. */
    private function stage(Stage $stage): ?Stage
    {
        return $this->command === null ? null : $stage;
    }

    /** @return list<CallEvent> */
    private function recording(): array
    {
        $call = $this->said->required('call_session_id');
        $recording = UisRecording::ofLink($this->said->required('file_link'), UisBrand::of($this->connection));

        return $recording === null ? [] : [new CallEvent($call, Direction::Unknown, CallState::New, recording: $recording)];
    }

    private static function leg(Said $said): string
    {
        $employee = $said->text('employee_id') ?? '';
        $leg = $said->text('leg_id') ?? '';

        return match (true) {
            $employee !== '' => "employee:{$employee}",
            $leg !== '' => "leg:{$leg}",
            default => '',
        };
    }

    private static function before(?int $at, ?int $seconds): ?int
    {
        return $at === null || $seconds === null ? null : $at - $seconds * Time::SECOND;
    }
}
