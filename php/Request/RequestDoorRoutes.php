<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Branch\Branch;
use Ringwell\Door\Entry;
use Ringwell\Door\Message;
use Ringwell\Door\Origins;
use Ringwell\Door\PublicDoor;
use Ringwell\Door\Refusal;
use Ringwell\Door\RouteId;
use Ringwell\Door\Routes;
use Ringwell\Number\Phone;
use Ringwell\Plan\NetworkKey;
use Ringwell\Queue\Kick;
use Ringwell\Services;
use Ringwell\Time;
use Ringwell\Visit\Network;

/** The doors of forms: POST forms/{id}/open, POST callbacks, POST requests. */
final class RequestDoorRoutes implements Routes
{
    private const PATHS = [Form::CALLBACK => '/callbacks', Form::REQUEST => '/requests'];
    private const MOST_SLOTS = 60;

    public function __construct(private readonly Services $services)
    {
    }

    public function register(): void
    {
        PublicDoor::register('/forms/(?P<id>\d{1,9})/open', $this->open(...));
        foreach (self::PATHS as $kind => $path) {
            PublicDoor::register(
                $path,
                fn (\WP_REST_Request $request): \WP_REST_Response|\WP_Error => $this->isForm($request) ? $this->takeForm($request, $kind) : $this->takeMessage($request, $kind),
                isShared: true,
                takesForms: true,
            );
        }
        // Behind the doors' own, which send the last headers.
        add_filter('rest_pre_serve_request', $this->serve(...), PHP_INT_MAX, 3);
    }

    private function open(\WP_REST_Request $request): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Request', 'form-open-request')->read($request);
        $form = $this->services->forms()->find(RouteId::of($request));
        if ($message instanceof \WP_Error) {
            return $message;
        }
        if ($form === null) {
            return Refusal::notFound();
        }
        /** @var array{config?: string, branch?: int} $message */
        $store = $this->services->branches();
        $config = $this->services->formConfig()->read($message['config'] ?? '');
        $branch = $store->find($config['branch'] ?? 0) ?? $store->find($message['branch'] ?? 0) ?? $store->first();
        $hours = $store->hours($branch);
        $now = $this->services->clock()->now();
        $when = $form->kind === Form::CALLBACK ? $this->services->callbackOrders()->promise($branch->id, null) : When::staff();

        $number = $when->kind === When::STAFF ? '' : $this->services->numberOfCallbacks($branch, '');
        $this->services->requestGate()->begins();

        return new \WP_REST_Response([
            'token' => FormToken::issue($this->services->configKeys()->keys(), $form->id, $now),
            'now' => $hours->isOpen($now),
            'minutes' => $when->minutes,
            'slots' => $form->asks('when') ? array_map(Time::iso(...), $hours->slots($now, self::MOST_SLOTS)) : [],
            'zone' => $hours->zone->getName(),
            'branches' => $form->asks('branch') ? self::names($store->all()) : [],
            'number' => $number === '' ? null : $number,
            'region' => $this->services->settings()->region,
        ]);
    }

    private function takeMessage(\WP_REST_Request $request, string $kind): \WP_REST_Response|\WP_Error
    {
        $message = Message::of('Request', 'request-send')->read($request);
        if ($message instanceof \WP_Error) {
            return $message;
        }
        $sent = Sent::ofMessage($message);
        $form = $this->form($sent, $kind);
        if ($form === null) {
            return new \WP_Error('ringwell_no_form', self::noForm(), ['status' => 400]);
        }
        $config = $this->config($sent);
        if ($config === null) {
            return new \WP_Error('ringwell_stale_form', self::stale(), ['status' => 400]);
        }
        $wish = $this->check($form)->read($sent, $config['branch']);
        if (is_array($wish)) {
            return Refusal::ofFields(self::words($wish), $wish);
        }
        $taken = $this->take($request, $sent, $wish, $form, $config['consent']);

        return new \WP_REST_Response([
            'id' => $taken->id,
            'when' => ['kind' => $taken->when->kind, 'minutes' => $taken->when->minutes, 'at' => Time::isoOrNull($taken->when->at)],
            'zone' => $taken->zone,
            'number' => $taken->number === '' ? null : $taken->number,
            'cancel' => self::cancelUrl($taken),
        ], 201);
    }

    /** A browser without scripts: what is wrong is said in a page that holds all that was typed. */
    private function takeForm(\WP_REST_Request $request, string $kind): \WP_REST_Response
    {
        $referrer = (string) $request->get_header('referer');
        $sent = Sent::ofFields($request->get_body_params(), $referrer);
        $form = $this->form($sent, $kind);
        $known = $form ?? Form::usual(0, $kind, '');
        $text = new FormText($known);
        $page = new AnswerPage($text, $known, Origins::hostOf($referrer) === Origins::hostOf(home_url()) ? $referrer : '');
        $config = $this->config($sent);
        $wish = $this->check($known)->read($sent, $config['branch'] ?? 0);
        if ($form === null) {
            return self::html($page->thanks(self::noForm(), ''), 400);
        }
        if ($config === null || is_array($wish)) {
            return self::html($page->again(
                $sent,
                is_array($wish) ? self::words($wish) : [],
                is_array($wish) ? '' : __('Please look at it once more and send it again.', 'ringwell'),
                $this->services->branches()->all(),
                self::policy($form),
                $config === null ? $this->services->formConfig()->of($form) : $sent->config,
                wp_make_link_relative(rest_url(Routes::NAMESPACE . self::PATHS[$kind])),
            ), 400);
        }
        $taken = $this->take($request, $sent, $wish, $form, $config['consent']);
        $phone = Phone::parse($wish->phone)?->international() ?? $wish->phone;

        return self::html($page->thanks($text->thanks($phone, $this->later($wish), ''), (string) self::cancelUrl($taken)), 201);
    }

    private function later(Wish $wish): string
    {
        $zone = $this->services->branches()->hours($wish->branch)->zone;

        return $wish->wishedAt === null
            ? __('as soon as we can', 'ringwell')
            /* translators: %s: day and time. It stands in "We will call +7 900 123-45-67 on Monday, 23 November, 10:30" */
            : sprintf(__('on %s', 'ringwell'), (string) wp_date('j F, H:i', intdiv($wish->wishedAt, Time::SECOND), $zone));
    }

    private function take(\WP_REST_Request $request, Sent $sent, Wish $wish, Form $form, string $consent): Taken
    {
        $plan = $this->services->plan();
        $asker = $this->services->doors()->asker($plan, PublicDoor::server($request));
        $network = Network::of($asker->address, fn (): string => (new NetworkKey($this->services->transactionalDb(), $this->services->clock()))->of($plan));
        /**
         * Whether a captcha that this site has was solved.
         *
         * @param bool             $isSolved
         * @param \WP_REST_Request $request what was sent: the field "captcha" of a message in JSON, any field of a form
         */
        $captcha = static fn (): bool => (bool) apply_filters('ringwell_request_captcha', true, $request);
        $taken = $this->services->requestDesk()->take($sent, $wish, $form, $this->services->consentBook()->agreed($form, $consent, self::policy($form)), $network, $captcha);
        if ($taken->toSettle !== null) {
            $this->settleAfterAnswer($taken->toSettle);
        }

        return $taken;
    }

    /** Mail takes seconds, and would tell who is held back by being missing. */
    private function settleAfterAnswer(int $id): void
    {
        add_action('shutdown', function () use ($id): void {
            ignore_user_abort(true);
            Kick::finish();
            $this->services->chores()->do('requests', fn () => $this->services->requestDesk()->settle($id), true);
        }, 0);
    }

    private function form(Sent $sent, string $kind): ?Form
    {
        $form = $this->services->forms()->find($sent->form);

        return $form?->kind === $kind ? $form : null;
    }

    /** @return ?array{form: int, branch: int, consent: string} */
    private function config(Sent $sent): ?array
    {
        $config = $this->services->formConfig()->read($sent->config);

        return $config !== null && $config['form'] === $sent->form ? $config : null;
    }

    private function check(Form $form): SentCheck
    {
        return new SentCheck($form, $this->services->branches()->read(), wp_timezone(), $this->services->settings()->region, $this->services->clock()->now());
    }

    private function isForm(\WP_REST_Request $request): bool
    {
        return strtolower(trim(explode(';', (string) $request->get_header('content_type'), 2)[0])) === Entry::FORM;
    }

    /**
     * @param  array<string, string> $codes by field
     * @return array<string, string> words by field
     */
    private static function words(array $codes): array
    {
        $words = [];
        foreach ($codes as $field => $code) {
            $words[$field] = FaultWords::of($field, $code);
        }

        return $words;
    }

    private static function policy(Form $form): string
    {
        return $form->policy === '' ? get_privacy_policy_url() : $form->policy;
    }

    private static function cancelUrl(Taken $taken): ?string
    {
        return $taken->cancel === null ? null : rest_url(Routes::NAMESPACE . "/callbacks/cancel/{$taken->cancel}");
    }

    private static function noForm(): string
    {
        return __('This form is not in use any more. Please call us.', 'ringwell');
    }

    private static function stale(): string
    {
        return __('This page is out of date. Load it anew and send it again.', 'ringwell');
    }

    /**
     * @param  array<int, Branch> $branches
     * @return list<array{id: int, name: string}>
     */
    private static function names(array $branches): array
    {
        return array_values(array_map(static fn (Branch $branch): array => ['id' => $branch->id, 'name' => $branch->name], $branches));
    }

    private static function html(string $html, int $status): \WP_REST_Response
    {
        return new \WP_REST_Response($html, $status, [
            'Content-Type' => 'text/html; charset=UTF-8',
            'Content-Security-Policy' => "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
            'Referrer-Policy' => 'same-origin',
            'X-Robots-Tag' => 'noindex',
        ]);
    }

    /** As it is, where WordPress would make JSON of it. */
    private function serve(mixed $served, \WP_HTTP_Response $response, \WP_REST_Request $request): mixed
    {
        $isOurs = $response instanceof \WP_REST_Response && preg_match('@^/ringwell/v1/(callbacks|requests)$@i', $response->get_matched_route()) === 1;
        $html = $response->get_data();
        if ($served !== false || ! $isOurs || ! is_string($html) || $request->get_method() !== 'POST') {
            return $served;
        }
        file_put_contents('php://output', $html);

        return true;
    }
}
