<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Binotel;

use Ringwell\Pbx\AskedOnce;
use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\ListsOrders;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RecordingSource;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Rung;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;
use Ringwell\Time;

/**
 * Binotel: "API CALL SETTINGS" while a call rings, "API CALL COMPLETED" when it is over.
 *
 * Nothing is signed; the company's number stands in each message. Whatever is not answered with a success comes again, six or
 * seven times within two days; the list of calls repairs the rest.
 */
final class BinotelAdapter implements PbxAdapter, ListsOrders, ChecksKeys, GivesRecordings, RingsOut, SaysProof
{
    public const COMPANY = 'company_id';
    public const KEY = 'api_key';
    public const SECRET = 'api_secret';

    private const LINE = '/^\d{2,6}$/D';
    /** Five questions a minute may be asked. */
    private const BETWEEN_PIECES = 15 * Time::SECOND;

    public function id(): string
    {
        return 'binotel';
    }

    public function name(): string
    {
        return __('Binotel', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(
                self::COMPANY,
                __('Company ID', 'ringwell'),
                __('Binotel\'s number of your company. Once it is here, messages about other companies are refused.', 'ringwell'),
                isSecret: true,
            ),
            new Field(self::KEY, __('API key', 'ringwell'), __('Binotel\'s support gives it out, with its secret. Without the two no list of calls and no recording can be asked for.', 'ringwell'), isSecret: true),
            new Field(self::SECRET, __('API secret', 'ringwell'), isSecret: true),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Send our address to Binotel', 'ringwell'),
                __('Ask Binotel\'s support to send API CALL COMPLETED and API CALL SETTINGS to this address, and for your company ID, the API key and its secret.', 'ringwell'),
                '{events_url}',
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
        $company = $connection->secret(self::COMPANY);
        $form = PbxEvent::form($event->body);

        return $company === '' || hash_equals($company, $form['companyID'] ?? $form['callDetails[companyID]'] ?? '');
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return BinotelCall::read(PbxEvent::form($event->body), $this->canPull($connection));
    }

    /** Anything but these very words makes it send the message again. */
    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, ['status' => 'success']);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    public function hiddenFields(): array
    {
        return ['companyID', 'callDetails[companyID]'];
    }

    public function canPull(Connection $connection): bool
    {
        return $connection->secret(self::KEY) !== '' && $connection->secret(self::SECRET) !== '';
    }

    /** More than a day at once is refused. */
    public function longestPull(): int
    {
        return Time::DAY;
    }

    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $answer = (new BinotelApi($http, $connection))->ask('stats/list-of-calls-for-period', [
            'startTime' => intdiv($period->from, Time::SECOND),
            'stopTime' => intdiv($period->to, Time::SECOND),
        ]);
        // Where there were none it says null.
        $rows = $answer['callDetails'] ?? [];

        return new Pulled(BinotelCall::list(is_array($rows) ? $rows : throw new PullFailed(PullFailed::UNREADABLE, 'callDetails')), wait: self::BETWEEN_PIECES);
    }

    public function check(Connection $connection, Http $http): void
    {
        (new BinotelApi($http, $connection))->ask('settings/list-of-employees', []);
    }

    /** The address that it gives is good for a quarter of an hour. */
    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        if (preg_match('/^\d{1,20}$/D', $recording) !== 1) {
            throw new PullFailed(PullFailed::REFUSED, $recording);
        }
        $answer = new Said((new BinotelApi($http, $connection))->ask('stats/call-record', ['generalCallID' => $recording]));

        return new RecordingSource($answer->link('url') ?? throw new PullFailed(PullFailed::TOO_OFTEN, '', Time::MINUTE));
    }

    public function canRing(Connection $connection): bool
    {
        return $this->canPull($connection);
    }

    public function clinicHelp(): string
    {
        return __('An internal line, as 901.', 'ringwell');
    }

    public function takesClinic(string $clinic): bool
    {
        return preg_match(self::LINE, $clinic) === 1;
    }

    /** It gives back no id of ours; its own stands in the answer. */
    public function knowsCommand(): bool
    {
        return false;
    }

    public function showsNumber(): bool
    {
        return true;
    }

    /** Without "async" it would answer only when the clinic has picked up, later than any request lasts. */
    public function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        $order->mustSuit($this, $connection);
        $answer = AskedOnce::by($http, static fn (Http $once): array => (new BinotelApi($once, $connection))->ask('calls/internal-number-to-external-number', [
            'internalNumber' => $order->clinic,
            'externalNumber' => self::local($order->patient),
            'pbxNumber' => self::local($order->number),
            'callTimeToExt' => $order->clinicSeconds,
            'async' => true,
        ]));
        $call = (new Said($answer))->text('generalCallID') ?? '';

        return Rung::taken($call === '' ? null : $call);
    }

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('the maker\'s own program samples', 'ringwell');
    }

    /** As Ukrainian numbers are dialled in Ukraine: 0443334023. */
    private static function local(string $phone): string
    {
        return (string) preg_replace('/^\+(?:38(?=0\d{9}$))?/', '', $phone);
    }
}
