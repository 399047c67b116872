<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Own;

use Ringwell\Pbx\PbxEvent;
use Ringwell\Tests\Unit\Pbx\Contract\OrderScene;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** An order's call as our bridge tells it, or the dialplan where the site orders by the manager interface. */
final class OwnScenes
{
    /** Signed as our bridge signs. */
    public static function byBridge(OrderScene $scene, string $secret): Told
    {
        $events = [];
        foreach (self::of($scene, 'bridge') as [$after, $body]) {
            $time = (string) (Scene::START + $after);
            $events[] = [$after, new PbxEvent('POST', '', '', $body, ['x-ringwell-signature' => "t={$time},v1=" . hash_hmac('sha256', "{$time}.{$body}", $secret)])];
        }

        return new Told(...$events);
    }

    /**
     * @param string $teller 'bridge' or 'dialplan'
     * @return list<array{int, string}> seconds after the call's start, and what is sent, not signed yet
     */
    public static function of(OrderScene $scene, string $teller): array
    {
        $id = 'id=' . OrderScene::COMMAND . '&did=' . Scene::DID . '&from=' . Scene::CALLER;
        $isTaken = $scene !== OrderScene::ClinicSilent;
        $over = $scene->overAfter();
        $said = [[1, "event=stage&{$id}&stage=clinic_rings"]];
        if ($isTaken && $teller === 'bridge') {
            $said[] = [OrderScene::CLINIC_ANSWERS, "event=stage&{$id}&stage=clinic_answered"];
        }
        if ($isTaken) {
            $said[] = [OrderScene::PATIENT_RINGS, "event=stage&{$id}&stage=patient_rings"];
        }
        $leg = $teller === 'bridge' ? '' : '&leg=1790000001.13&party=Local%2F79161234567%40internal-0000002a%3B1';
        $answered = Scene::START + OrderScene::PATIENT_ANSWERS;
        if ($scene->talk() > 0) {
            $said[] = [OrderScene::PATIENT_ANSWERS, "event=answer&{$id}{$leg}"];
            $said[] = [$over, "event=end&{$id}" . ($leg === '' ? '' : '&status=ANSWER') . "&talk={$scene->talk()}&answered={$answered}{$leg}&total={$over}&cause=16"];
        } elseif ($teller === 'bridge' || ! $isTaken) {
            $said[] = [$over, "event=end&{$id}&talk=0&total={$over}&unreached={$scene->unreached()?->value}"];
        } else {
            $said[] = [$over, "event=end&{$id}&status=" . ($scene === OrderScene::PatientBusy ? 'BUSY' : 'NOANSWER') . '&talk=&answered=&&total=45&cause=17'];
        }

        return array_map(static fn (array $one): array => [$one[0], "{$one[1]}&t=" . (Scene::START + $one[0])], $said);
    }
}
