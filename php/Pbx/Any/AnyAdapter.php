<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RecordingSource;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\SetupStep;
use Ringwell\Pbx\Unreadable;

/** A phone system that we know nothing of but that it can send a message: the owner says which of its fields is what. */
final class AnyAdapter implements PbxAdapter, GivesRecordings
{
    public const ID = 'any';
    public const SECRET = 'secret';
    public const SECRET_IN = 'secret_in';
    public const SECRET_AS = 'secret_as';
    public const RECORDINGS = 'recordings_url';
    private const PLAIN = 'plain';
    private const HMAC = 'hmac';

    public function id(): string
    {
        return self::ID;
    }

    public function name(): string
    {
        return __('Any other phone system', 'ringwell');
    }

    public function fields(): array
    {
        return [
            Field::zone(),
            new Field(
                self::SECRET,
                __('Shared secret', 'ringwell'),
                __('Optional, for phone systems that send a token or sign their messages. Then only such messages are taken.', 'ringwell'),
                isSecret: true,
            ),
            new Field(
                self::SECRET_AS,
                __('How the secret is used', 'ringwell'),
                kind: Field::CHOICE,
                options: [
                    self::PLAIN => __('It is sent as it is', 'ringwell'),
                    self::HMAC => __('It signs the message (HMAC-SHA256, in a header)', 'ringwell'),
                ],
            ),
            new Field(
                self::SECRET_IN,
                __('Where the secret or the signature stands', 'ringwell'),
                __('Name of a field of the message, or of a header that begins with X-. Only needed with a secret.', 'ringwell'),
            ),
            new Field(
                self::RECORDINGS,
                __('Address that recordings come from', 'ringwell'),
                __('Only where recordings lie on a server inside your own network: http://192.168.0.10', 'ringwell'),
                kind: Field::URL,
            ),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Let the phone system send its messages here', 'ringwell'),
                __('Look in its cabinet for “webhook”, “HTTP notification”, “CRM integration” or “API”, and paste this address. GET and POST both do; JSON, a form or the address itself may carry the fields.', 'ringwell'),
                '{events_url}',
            ),
            new SetupStep(
                __('If you can choose the fields', 'ringwell'),
                __('Send at least: an id of the call, who rings, which number was dialled, the direction, what happened, when, and how many seconds were talked. This is a body to start from; put the phone system\'s own variables in.', 'ringwell'),
                '{"call":"…","from":"…","to":"…","direction":"in","state":"ended","started":"2026-11-22T10:15:00+03:00","talk":42}',
            ),
            new SetupStep(
                __('Ring one of your numbers', 'ringwell'),
                __('Let it be answered, and ring once more without an answer. The messages appear on this page.', 'ringwell'),
            ),
            new SetupStep(
                __('Say which field is what', 'ringwell'),
                __('Press this button further down on this page, and choose. Then let the messages that came before be read again.', 'ringwell'),
            ),
        ];
    }

    public function methods(): array
    {
        return ['POST', 'GET'];
    }

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        $secret = $connection->secret(self::SECRET);
        if ($secret === '') {
            return true;
        }
        $place = $connection->settings[self::SECRET_IN] ?? '';
        $given = preg_match('/^x-/i', $place) === 1 ? $event->header($place) : Tree::of($event)->text($place) ?? '';
        if (($connection->settings[self::SECRET_AS] ?? '') !== self::HMAC) {
            return $given !== '' && hash_equals($secret, $given);
        }
        $given = (string) preg_replace('/^sha256=/i', '', trim($given));
        $right = hash_hmac('sha256', $event->body === '' ? $event->query : $event->body, $secret, true);

        return hash_equals(bin2hex($right), strtolower($given)) || hash_equals(base64_encode($right), $given);
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        $mapping = self::mapping($connection);
        if ($mapping->isEmpty()) {
            return [];
        }
        $message = self::message($event, $connection);
        if ($message->isEmpty() && trim($event->body) !== '') {
            throw new Unreadable('body');
        }

        return Reading::message($mapping, $message, $connection->zone());
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
        return ['secret', 'token', 'api_key', 'apikey', 'key', 'password', 'sign', 'signature'];
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        if (preg_match('#^https?://[^\s/?\#@]+(?:[/?\#]\S*)?$#iD', $recording) !== 1) {
            throw new PullFailed(PullFailed::REFUSED, __('The message named no address of a recording.', 'ringwell'));
        }

        return new RecordingSource($recording);
    }

    /** What counts of an event: a signature covers the body, and what is beside it in the address anybody may have written. */
    public static function message(PbxEvent $event, Connection $connection): Tree
    {
        $isSigned = $connection->secret(self::SECRET) !== '' && ($connection->settings[self::SECRET_AS] ?? '') === self::HMAC;

        return Tree::of($isSigned && $event->body !== '' ? new PbxEvent($event->method, $event->path, '', $event->body) : $event);
    }

    /** Its messages come, and nobody has said yet what is in them. */
    public static function isUnexplained(Connection $connection): bool
    {
        return $connection->adapter === self::ID && self::mapping($connection)->isEmpty();
    }

    public static function mapping(Connection $connection): Mapping
    {
        return Mapping::fromJson($connection->settings[Mapping::SETTING] ?? '');
    }
}
