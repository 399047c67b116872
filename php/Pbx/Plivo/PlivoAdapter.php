<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Plivo;

use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\PullsCalls;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/** Plivo Voice: the hang-up address of an application, the callbacks of the phones that its <Dial> rings, and the list of calls. */
final class PlivoAdapter implements PbxAdapter, PullsCalls, ChecksKeys, SaysProof
{
    public const ID = 'auth_id';
    public const TOKEN = 'auth_token';

    private const API = 'https://api.plivo.com/v1/Account/';
    /** No more are given at once. */
    private const PAGE = 20;
    private const LONGEST_PULL = 30 * Time::DAY;

    private const DIAL = '<Dial callbackUrl="{events_url}/dial" callbackMethod="POST">';

    public function id(): string
    {
        return 'plivo';
    }

    public function name(): string
    {
        return __('Plivo', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(self::TOKEN, __('Auth token', 'ringwell'), __('On the first page of the Plivo console. Plivo signs with it.', 'ringwell'), isSecret: true, isRequired: true),
            new Field(self::ID, __('Auth ID', 'ringwell'), __('Beside the auth token. Without it the list of calls can\'t be asked for.', 'ringwell'), pattern: '/^[A-Z0-9]{16,32}$/D'),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Let the phones that ring be told', 'ringwell'),
                __('In the XML that your application answers calls with, Dial gets this address. In PHLO the same setting is called callback URL.', 'ringwell'),
                self::DIAL,
            ),
            new SetupStep(
                __('Paste the hang-up address', 'ringwell'),
                __('In the Plivo console open the XML application of your numbers: it goes into Hangup URL, method POST.', 'ringwell'),
                '{events_url}/hangup',
            ),
            new SetupStep(
                __('Ring one of your numbers', 'ringwell'),
                __('This page turns green by itself when the first event has come.', 'ringwell'),
            ),
        ];
    }

    public function methods(): array
    {
        return ['POST'];
    }

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        $token = $connection->secret(self::TOKEN);

        return $token !== '' && PlivoSignature::isRight(
            $event->header('x-plivo-signature-v3'),
            $token,
            $event->header('x-plivo-signature-v3-nonce'),
            $event->url,
            $event->body,
        );
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return PlivoNews::read(strtolower(trim($event->path, '/')), new Said(PbxEvent::form($event->body)));
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
        return [];
    }

    public function canPull(Connection $connection): bool
    {
        return ($connection->settings[self::ID] ?? '') !== '' && $connection->secret(self::TOKEN) !== '';
    }

    public function longestPull(): int
    {
        return self::LONGEST_PULL;
    }

    /** The list goes by when calls ended; rings of a call and the phones that took it are rows of their own, on whatever page. */
    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $offset = is_int($resume['offset'] ?? null) ? max(0, $resume['offset']) : 0;
        $answer = $this->ask($connection, 'Call/?' . http_build_query([
            'end_time__gte' => WallClock::text($period->from, 'UTC'),
            'end_time__lt' => WallClock::text($period->to, 'UTC'),
            'limit' => self::PAGE,
            'offset' => $offset,
        ]), $http);
        $rows = is_array($answer['objects'] ?? null) ? $answer['objects'] : throw new PullFailed(PullFailed::UNREADABLE, 'objects');
        $isMore = $rows !== [] && is_array($answer['meta'] ?? null) && ($answer['meta']['next'] ?? null) !== null && $answer['meta']['next'] !== false;

        return new Pulled(PlivoCalls::read($rows), $isMore ? ['offset' => $offset + count($rows)] : null);
    }

    public function check(Connection $connection, Http $http): void
    {
        $this->ask($connection, '', $http);
    }

    public function proof(): Proof
    {
        return Proof::Vectors;
    }

    public function provenWith(): string
    {
        return __('Plivo\'s program library', 'ringwell');
    }

    /**
     * @return array<mixed>
     * @throws PullFailed
     */
    private function ask(Connection $connection, string $path, Http $http): array
    {
        $id = $connection->settings[self::ID] ?? '';
        $answer = $http->send('GET', self::API . "{$id}/{$path}", ['Authorization' => 'Basic ' . base64_encode("{$id}:{$connection->secret(self::TOKEN)}")]);
        $detail = "HTTP {$answer->status}";

        return match ($answer->status) {
            200 => $answer->json(),
            401, 404 => throw new PullFailed(PullFailed::WRONG_KEYS, $detail),
            403 => throw new PullFailed(PullFailed::NO_RIGHT, $detail),
            429 => throw new PullFailed(PullFailed::TOO_OFTEN, $detail),
            default => throw new PullFailed(PullFailed::REFUSED, $detail),
        };
    }
}
