<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Door\PublicDoor;
use Ringwell\Door\Routes;
use Ringwell\Plan\NetworkKey;
use Ringwell\Queue\Kick;
use Ringwell\Services;
use Ringwell\Visit\Network;

/** What is one for both ways in which a form may be sent: by its script, or by the browser alone. */
final class RequestDoor
{
    public function __construct(private readonly Services $services)
    {
    }

    public function form(Sent $sent, string $kind): ?Form
    {
        $form = $this->services->forms()->find($sent->form);

        return $form?->kind === $kind ? $form : null;
    }

    /** @return ?array{form: int, branch: int, consent: string} */
    public function config(Sent $sent): ?array
    {
        $config = $this->services->formConfig()->read($sent->config);

        return $config !== null && $config['form'] === $sent->form ? $config : null;
    }

    public function check(Form $form): SentCheck
    {
        return new SentCheck($form, $this->services->branches()->read(), wp_timezone(), $this->services->settings()->region, $this->services->clock()->now());
    }

    public function take(\WP_REST_Request $request, Sent $sent, Wish $wish, Form $form, string $consent): Taken
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

    /**
     * @param  array<string, string> $codes by field
     * @return array<string, string> words by field
     */
    public static function words(array $codes): array
    {
        $words = [];
        foreach ($codes as $field => $code) {
            $words[$field] = FaultWords::of($field, $code);
        }

        return $words;
    }

    /** @return string address that the form's link leads to; '' for none */
    public static function policy(Form $form): string
    {
        return $form->policy === '' ? get_privacy_policy_url() : $form->policy;
    }

    public static function cancelUrl(Taken $taken): ?string
    {
        return $taken->cancel === null ? null : rest_url(Routes::NAMESPACE . "/callbacks/cancel/{$taken->cancel}");
    }

    public static function noForm(): string
    {
        return __('This form is not in use any more. Please call us.', 'ringwell');
    }

    /** Mail takes seconds, and would tell who is held back by being missing. */
    private function settleAfterAnswer(int $id): void
    {
        Kick::afterAnswer(fn () => $this->services->chores()->do('requests', fn () => $this->services->requestDesk()->settle($id), true), 0);
    }
}
