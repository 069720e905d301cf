import { createCanvas } from '@napi-rs/canvas';

/** A drawn cup of tea, 900 by 600 pixels, as PNG. */
export function cupOfTea(): Buffer {
  const canvas = createCanvas(900, 600);
  const brush = canvas.getContext('2d');
  const sky = brush.createLinearGradient(0, 0, 0, 600);
  sky.addColorStop(0, '#fdf3df');
  sky.addColorStop(1, '#f2cf9d');
  brush.fillStyle = sky;
  brush.fillRect(0, 0, 900, 600);
  const disc = (x: number, y: number, width: number, height: number, colour: string) => {
    brush.fillStyle = colour;
    brush.beginPath();
    brush.ellipse(x, y, width, height, 0, 0, Math.PI * 2);
    brush.fill();
  };
  disc(450, 480, 300, 52, '#d9a96a');
  disc(450, 462, 270, 44, '#fffaf1');
  brush.lineWidth = 34;
  brush.strokeStyle = '#f7efe2';
  brush.beginPath();
  brush.arc(640, 330, 66, -1.4, 1.5);
  brush.stroke();
  brush.fillStyle = '#fffaf1';
  brush.beginPath();
  brush.moveTo(260, 250);
  brush.bezierCurveTo(270, 430, 350, 470, 450, 470);
  brush.bezierCurveTo(550, 470, 630, 430, 640, 250);
  brush.fill();
  disc(450, 250, 190, 44, '#f0e4d2');
  disc(450, 254, 172, 36, '#b5611f');
  disc(420, 246, 96, 14, '#d08337');
  brush.lineWidth = 10;
  brush.lineCap = 'round';
  brush.strokeStyle = '#ffffffb8';
  for (const x of [380, 450, 520]) {
    brush.beginPath();
    brush.moveTo(x, 180);
    brush.bezierCurveTo(x - 40, 140, x + 40, 110, x, 60);
    brush.stroke();
  }
  return canvas.toBuffer('image/png');
}
