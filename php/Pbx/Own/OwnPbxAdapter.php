<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SetupStep;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/**
 * The clinic's own phone system: what an Asterisk dialplan can post.
 *
 * A form with event=start|answer|end, id, did, from, t (epoch seconds); end adds status, talk, total, cause.
 * Optionally s, the last field: SHA1 of the body before "&s=" followed by the signing secret. A dialplan has no
 * HMAC; with a secret behind the text and HTTPS around it this is enough to keep strangers out. t only says when:
 * a clock that is wrong is no reason to lose a patient's call.
 */
final class OwnPbxAdapter implements PbxAdapter
{
    public const SIGNING_SECRET = 'signing_secret';

    public function id(): string
    {
        return 'own';
    }

    public function name(): string
    {
        return __('Own PBX (Asterisk, FreePBX)', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(
                self::SIGNING_SECRET,
                __('Signing secret', 'ringwell'),
                __('Optional. Any long random text; the same one goes into the dialplan. Then only your phone system can report calls.', 'ringwell'),
                isSecret: true,
            ),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Paste the dialplan', 'ringwell'),
                __('Put this into extensions.conf, in FreePBX into extensions_custom.conf. Change the two marked lines.', 'ringwell'),
                Dialplan::TEXT,
            ),
            new SetupStep(
                __('Lead incoming calls through it', 'ringwell'),
                __('Set the context of your incoming line to ringwell-in. Calls then go on to where they went before.', 'ringwell'),
                'ringwell-in',
            ),
            new SetupStep(
                __('Report the answer', 'ringwell'),
                __('Where your dialplan rings the desk, add this option to Dial. Without it, calls are still counted by their end.', 'ringwell'),
                'U(ringwell-answer)',
            ),
            new SetupStep(
                __('Reload and ring', 'ringwell'),
                __('Reload the dialplan, then ring one of your numbers. This page turns green by itself.', 'ringwell'),
                'asterisk -rx "dialplan reload"',
            ),
        ];
    }

    public function methods(): array
    {
        return ['POST'];
    }

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        $secret = $connection->secret(self::SIGNING_SECRET);
        if ($secret === '') {
            return true;
        }
        [$signed, $signature] = self::split($event->body);

        return hash_equals(sha1($signed . $secret), strtolower($signature));
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        $said = new Said(PbxEvent::form(self::split($event->body)[0]));
        $kind = $said->required('event');
        $id = $said->required('id');
        $at = $said->epoch('t');

        return [match ($kind) {
            'start' => new CallEvent(
                $id,
                Direction::In,
                CallState::Ringing,
                at: $at,
                caller: $said->text('from'),
                did: $said->text('did'),
                startedAt: $at,
            ),
            'answer' => new CallEvent(
                $id,
                Direction::In,
                CallState::Talking,
                at: $at,
                caller: $said->text('from'),
                did: $said->text('did'),
                answeredAt: $at,
            ),
            'end' => self::end($id, $at, $said),
            default => throw new Unreadable('event'),
        }];
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, ['ok' => true]);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    public function hiddenFields(): array
    {
        return ['s'];
    }

    private static function end(string $id, ?int $at, Said $said): CallEvent
    {
        $talk = $said->seconds('talk');
        $total = $said->seconds('total');
        $status = strtoupper($said->text('status') ?? '');

        return new CallEvent(
            $id,
            Direction::In,
            CallState::Ended,
            final: true,
            at: $at,
            caller: $said->text('from'),
            did: $said->text('did'),
            startedAt: $at === null || $total === null ? null : $at - $total * Time::SECOND,
            answered: self::answered($talk, $status),
            answeredAt: $at === null || $talk === null || $talk === 0 ? null : $at - $talk * Time::SECOND,
            endedAt: $at,
            talkSeconds: $talk,
            endReason: $status !== '' ? strtolower($status) : ($said->text('cause') ?? ''),
        );
    }

    /** Talk seconds decide; without them what Dial says; without that (a queue rang) the answer event does. */
    private static function answered(?int $talk, string $status): ?bool
    {
        if ($talk !== null) {
            return $talk > 0;
        }

        return match ($status) {
            '' => null,
            'ANSWER', 'ANSWERED' => true,
            default => false,
        };
    }

    /** @return array{string, string} what is signed, and the signature, '' where there is none */
    private static function split(string $body): array
    {
        return preg_match('/^(.*)&s=([0-9A-Fa-f]{0,128})\s*$/sD', $body, $match) === 1 ? [$match[1], $match[2]] : [$body, ''];
    }
}
