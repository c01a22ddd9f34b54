import type { Folder } from './batch.js';
import { MEADOW, PAPERLANTERN, USUAL_NEGATIVE } from './settings.js';

/** Directories and prompts in other alphabets. */
export const alphabetFolders: readonly Folder[] = [
  {
    path: '夜景',
    batches: [
      {
        picture: ['lanterns', 'night'],
        shape: 'portrait',
        format: 'png',
        firstSeed: 20_480_101n,
        count: 12,
        prompt: '夜空に浮かぶ灯籠, 星, 静かな夜, 水彩画, 傑作, 高画質',
        negativePrompt: '低品質, ぼやけた, 透かし, 文字',
        settings: PAPERLANTERN,
      },
      {
        picture: ['city', 'dusk'],
        shape: 'landscape',
        format: 'webp',
        firstSeed: 733_004_518n,
        count: 5,
        prompt: '夕暮れの街, 高層ビル, 窓の灯り, 満月',
        negativePrompt: '低品質, ぼやけた',
        settings: PAPERLANTERN,
      },
    ],
  },
  {
    path: '夜景/星空',
    batches: [
      {
        picture: ['aurora', 'aurora'],
        shape: 'wide',
        format: 'jpg',
        firstSeed: 60_007n,
        count: 10,
        deleted: [6],
        prompt: 'オーロラ, 針葉樹の森, 満天の星, 広角, <lora:北の空:0.8>',
        negativePrompt: '低品質, 人物',
        settings: MEADOW,
      },
    ],
  },
  {
    path: 'Закаты',
    batches: [
      {
        picture: ['sunset', 'autumn'],
        shape: 'landscape',
        format: 'jpg',
        firstSeed: 1_961_041_208n,
        count: 9,
        prompt: 'закат над озером, отражение солнца, птицы, тёплые цвета, гуашь',
        negativePrompt: 'размыто, водяной знак, текст',
        settings: MEADOW,
      },
      {
        picture: ['hills', 'autumn'],
        shape: 'portrait',
        format: 'png',
        firstSeed: 1_240n,
        count: 5,
        prompt: 'осенние холмы, ели, туман, вечерний свет',
        negativePrompt: 'размыто, люди',
        settings: MEADOW,
        pngText: 'compressed iTXt',
      },
    ],
  },
  {
    path: 'حدائق',
    batches: [
      {
        picture: ['flowers', 'sakura'],
        shape: 'square',
        format: 'png',
        firstSeed: 410_555_019n,
        count: 6,
        prompt: 'حديقة زهور, ألوان هادئة, صباح الربيع, رسم بالألوان المائية',
        negativePrompt: 'ضبابي, نص, علامة مائية',
        settings: PAPERLANTERN,
      },
      {
        picture: ['tiles', 'sea'],
        shape: 'square',
        format: 'webp',
        firstSeed: 36_050n,
        count: 4,
        prompt: 'زخارف هندسية, بلاط أزرق, أندلس',
        negativePrompt: 'ضبابي',
        settings: PAPERLANTERN,
      },
    ],
  },
  {
    path: 'emoji',
    batches: [
      {
        picture: ['flowers', 'meadow'],
        shape: 'landscape',
        format: 'jpg',
        firstSeed: 5_150n,
        count: 7,
        prompt: '🌸🌻🌼 flower meadow ☀️, happy colours 🎨, picture book 👩‍🎨',
        negativePrompt: `🌧️, gloomy, ${USUAL_NEGATIVE}`,
        settings: MEADOW,
      },
    ],
  },
];
