<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\HandsOutOrders;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RecordingSource;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\RoutesCalls;
use Ringwell\Pbx\RoutingQuestion;
use Ringwell\Pbx\Rung;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;
use Ringwell\Pbx\StepsForConnection;
use Ringwell\Pbx\TakesRecordings;
use Ringwell\Pbx\VouchesForLate;

/**
 * The clinic's own Asterisk: told by the dialplan that is made for it, by our bridge beside it, or by both. What a message
 * is made of says OwnEvent, how it is signed OwnSignature.
 */
final class OwnPbxAdapter implements PbxAdapter, StepsForConnection, RoutesCalls, VouchesForLate, GivesRecordings, TakesRecordings, SaysProof, RingsOut, HandsOutOrders
{
    public const SIGNING_SECRET = 'signing_secret';

    /** @param string $bridgeUrl from where the bridge is downloaded */
    public function __construct(
        private readonly Flavour $flavour = Flavour::Asterisk,
        private readonly string $bridgeUrl = '',
        private readonly ?Manager $manager = null,
    ) {
    }

    public function id(): string
    {
        return $this->flavour->value;
    }

    public function name(): string
    {
        return match ($this->flavour) {
            Flavour::Asterisk => __('Own PBX (Asterisk)', 'ringwell'),
            Flavour::FreePbx => __('Own PBX (FreePBX)', 'ringwell'),
        };
    }

    /** @return list<Field> */
    public function fields(): array
    {
        return OwnFields::of($this->flavour);
    }

    /** @return list<SetupStep> */
    public function steps(): array
    {
        return OwnSteps::before();
    }

    public function stepsFor(Connection $connection, string $eventsUrl, array $numbers): array
    {
        return OwnSteps::of($this->flavour, $connection, $eventsUrl, $numbers, $this->bridgeUrl);
    }

    public function methods(): array
    {
        return ['POST'];
    }

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        return OwnSignature::isRight($event, $connection->secret(self::SIGNING_SECRET));
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return OwnEvent::read(self::said($event));
    }

    /** What our bridge signed was kept on a disk until the site would take it. */
    public function vouches(PbxEvent $event, Connection $connection): bool
    {
        return OwnSignature::isOfBridge($event, $connection->secret(self::SIGNING_SECRET));
    }

    public function authenticateUpload(string $query, Connection $connection): bool
    {
        $secret = $connection->secret(self::SIGNING_SECRET);
        [$signed, $signature] = OwnSignature::split($query);

        return $secret === '' || hash_equals(sha1($signed . $secret), strtolower($signature));
    }

    public function question(PbxEvent $event, Connection $connection): ?RoutingQuestion
    {
        $said = self::said($event);

        return $said->text('event') === OwnEvent::ROUTE ? new RoutingQuestion($said->text('from'), $said->text('did') ?? '') : null;
    }

    /** Never an empty answer: the dialplan takes that for a site that is down. */
    public function route(?string $to, PbxEvent $event): Reply
    {
        // A dialplan dials digits: a number of the clinic is written without its plus.
        $digits = ltrim((string) $to, '+');

        return new Reply(200, preg_match('/^\d{1,20}$/D', $digits) === 1 ? $digits : '-', 'text/plain');
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        $base = $connection->settings[OwnFields::RECORDINGS_URL] ?? '';
        if ($base === '') {
            throw new PullFailed(PullFailed::NO_RIGHT, __('The address of the recordings is not filled in.', 'ringwell'));
        }

        $parts = explode('/', $recording);
        if (array_intersect($parts, ['.', '..']) !== []) {
            throw new PullFailed(PullFailed::REFUSED, $recording);
        }

        return new RecordingSource(rtrim($base, '/') . '/' . implode('/', array_map(rawurlencode(...), $parts)));
    }

    public function canRing(Connection $connection): bool
    {
        return OwnRing::can($connection);
    }

    public function clinicHelp(): string
    {
        return OwnRing::help();
    }

    public function takesClinic(string $clinic): bool
    {
        return OwnRing::takes($clinic);
    }

    public function knowsCommand(): bool
    {
        return true;
    }

    public function showsNumber(): bool
    {
        return true;
    }

    public function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        return OwnRing::ring($connection, $order, $this->manager);
    }

    public function mayFetch(PbxEvent $event, Connection $connection, int $now): bool
    {
        return OwnRing::mayFetch($event, $connection, $now);
    }

    public function hasOtherClock(PbxEvent $event, Connection $connection, int $now): bool
    {
        return OwnRing::hasOtherClock($event, $connection, $now);
    }

    public function isAsking(Connection $connection, int $now): bool
    {
        return ! OwnRing::isBridgeSilent($connection, $now);
    }

    public function handOut(array $orders, Connection $connection): Reply
    {
        return OwnRing::handOut($orders, $connection);
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

    public function proof(): Proof
    {
        return $this->flavour === Flavour::Asterisk ? Proof::Tested : Proof::Documents;
    }

    public function provenWith(): string
    {
        return $this->flavour === Flavour::Asterisk ? __('Asterisk 22', 'ringwell') : __('Asterisk 22, and what FreePBX publishes of its own dialplan', 'ringwell');
    }

    private static function said(PbxEvent $event): Said
    {
        return new Said(PbxEvent::form(OwnSignature::split($event->body)[0]));
    }
}
