import type { Texts } from '../texts/texts';

type GroupName = Extract<
  keyof Texts,
  | 'frequent'
  | 'faces'
  | 'people'
  | 'nature'
  | 'food'
  | 'activities'
  | 'travel'
  | 'objects'
  | 'symbols'
>;

/**
 * What the picker offers, each a single emoji of Unicode's RGI set as the contract asks for. Those that
 * are shown as text without a variation selector have it.
 */
export const emojiGroups: Readonly<Record<GroupName, string>> = {
  frequent: '👍 ❤️ 😂 🎉 😮 😢 🙏 👀 🔥 ✅ 👏 🚀',
  faces:
    '😀 😃 😄 😁 😆 😅 🤣 😂 🙂 🙃 😉 😊 😇 🥰 😍 🤩 😘 😋 😛 😜 🤪 🤗 🤭 🤫 🤔 🤐 🤨 😐 😏 😒 🙄 😬 😌 😔 😪 😴 😷 🤒 🤢 🤮 🥵 🥶 😵 🤯 🥳 😎 🤓 🧐 😕 😟 😮 😲 😳 🥺 😦 😨 😰 😥 😢 😭 😱 😖 😞 😓 😩 🥱 😤 😡 😠 🤬 😈 💀 💩 🤡 👻 👽 🤖',
  people:
    '👋 ✋ 👌 🤌 ✌️ 🤞 🤟 🤘 🤙 👈 👉 👆 👇 ☝️ 👍 👎 ✊ 👊 👏 🙌 👐 🤝 🙏 ✍️ 💪 🧠 👀 👂 👶 🧒 🧑 👩 👨 🧓 🙋 🤦 🤷 🙇 🏃 💃 🕺 👪 👫',
  nature:
    '🐶 🐱 🐭 🐹 🐰 🦊 🐻 🐼 🐨 🐯 🦁 🐮 🐷 🐸 🐵 🐔 🐧 🐦 🦆 🦉 🐺 🐴 🦄 🐝 🐛 🦋 🐌 🐞 🐢 🐍 🐙 🦀 🐬 🐳 🐘 🌵 🌲 🌴 🌱 🌿 🍀 🍁 🌷 🌹 🌻 🌙 ⭐ 🌈 ☀️ ⛅ ☔ ❄️ 🔥 💧 🌊',
  food: '🍏 🍎 🍐 🍊 🍋 🍌 🍉 🍇 🍓 🍒 🍑 🥭 🍍 🥥 🥝 🍅 🥑 🥦 🥕 🌽 🍞 🥐 🧀 🍳 🥞 🍔 🍟 🍕 🌮 🌯 🥗 🍝 🍣 🍜 🍚 🍰 🎂 🍪 🍫 🍿 🍩 🍦 ☕ 🍵 🍺 🍷 🥂 🍹',
  activities:
    '⚽ 🏀 🏈 ⚾ 🎾 🏐 🎱 🏓 🏸 🥊 ⛷️ 🏂 🏊 🚴 🏆 🥇 🎯 🎮 🎲 🧩 🎨 🎭 🎤 🎧 🎹 🎸 🎻 🎬 🎉 🎊 🎁 🎈',
  travel:
    '🚗 🚕 🚌 🚑 🚒 🚚 🚲 🛵 🚂 🚆 ✈️ 🚀 ⛵ 🚢 ⚓ 🏠 🏢 🏥 🏫 🏰 🗼 🗽 ⛺ 🏖️ ⛰️ 🌋 🗺️ 🌍 🌅 🌃',
  objects:
    '⌚ 📱 💻 ⌨️ 🖨️ 📷 🎥 📞 📺 ⏰ 🔋 💡 🔦 💸 💳 💎 🔧 🔨 🔒 🔑 📦 📫 📝 📁 📅 📌 📎 ✂️ 📚 🔍 💊 🧪 🧹 🛒',
  symbols:
    '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 💔 💯 💢 💥 💤 💬 ✅ ❌ ❓ ❗ ⚠️ ⛔ 🚫 ♻️ ➕ ➖ ✔️ 🔔 🔕 🆗 🆕 🔴 🟠 🟡 🟢 🔵 🟣 🏁 🚩',
};

/** What is offered first for a reaction. */
export const quickEmoji = emojiGroups.frequent.split(' ').slice(0, 6);
